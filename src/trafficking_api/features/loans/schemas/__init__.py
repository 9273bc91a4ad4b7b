"""What travels about guarantee funds, their loans, and what is booked on them."""
