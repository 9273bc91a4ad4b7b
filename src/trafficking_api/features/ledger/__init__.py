"""What money came in, went out and is owed: kept in books that balance, and nobody rewrites unseen."""
