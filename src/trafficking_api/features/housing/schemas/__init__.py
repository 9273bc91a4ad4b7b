"""What travels about searches, applications and leases."""
