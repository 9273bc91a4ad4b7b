"""How an exchange is refused."""
