"""What is true of plans without a database."""
