"""Counts of a year that identify nobody."""
