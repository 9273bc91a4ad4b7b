"""The papers of a loan: her contract, her statement, and the letter to the landlord."""
