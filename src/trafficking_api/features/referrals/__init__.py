"""Referrals: one organisation asks another to take a person in."""
