"""People: who somebody is, kept apart from the case and readable only with a key of her own."""
