"""Consents: what a person allowed, to whom and for how long, and that she may say no at any time."""
