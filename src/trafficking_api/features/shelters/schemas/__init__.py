"""What travels about houses, beds and stays."""
