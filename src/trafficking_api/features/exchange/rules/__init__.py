"""What is true of an exchange without a database."""
