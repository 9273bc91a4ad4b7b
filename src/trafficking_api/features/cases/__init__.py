"""Cases: the support of one person by one centre."""
