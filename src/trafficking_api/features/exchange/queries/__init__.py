"""What is looked up when something is exchanged."""
