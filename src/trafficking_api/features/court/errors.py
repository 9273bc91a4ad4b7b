"""The named ways in which court follow-up says no."""
