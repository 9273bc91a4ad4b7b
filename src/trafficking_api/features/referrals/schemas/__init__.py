"""What travels about referrals, one stage a file."""
