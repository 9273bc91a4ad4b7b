"""What is done when something is exchanged."""
