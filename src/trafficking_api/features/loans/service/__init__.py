"""Lends from funds, and gets it back at a pace that people can keep."""
