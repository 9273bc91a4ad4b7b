"""Signalements: reports that someone may be a victim."""
