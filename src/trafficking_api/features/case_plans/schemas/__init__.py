"""What travels about plans, and what is done by them."""
