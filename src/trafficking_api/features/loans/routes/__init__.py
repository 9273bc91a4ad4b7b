"""The funds of a centre, their loans, and what was booked for them."""
