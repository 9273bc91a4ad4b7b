"""What travels when something is exchanged."""
