"""What travels about cases: codes, numbers and dates; words only where they are sealed."""
