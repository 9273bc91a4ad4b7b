"""The tables of court follow-up, one subject a file."""
