"""Changes of plans, goals, visits and what else hangs on them, one story a file."""
