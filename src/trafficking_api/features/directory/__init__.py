"""What partners tell of themselves, to whom, and which of them takes a person."""
