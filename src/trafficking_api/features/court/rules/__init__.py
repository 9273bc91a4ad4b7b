"""What is true of a loan without a database: how it stands, when it is due, and which accounts it moves."""
