"""What is true of a court file without a database."""
