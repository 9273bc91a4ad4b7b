"""What travels about funds, their loans, and what was booked for them."""
