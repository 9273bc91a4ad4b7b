"""Agreements: who may share what with whom."""
