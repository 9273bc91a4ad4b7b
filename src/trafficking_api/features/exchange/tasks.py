"""What of an exchange happens later, without anybody asking."""
