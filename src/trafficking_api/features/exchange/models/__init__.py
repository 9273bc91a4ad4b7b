"""The tables of what is exchanged."""
