"""What travels about courts, authorities, dates and papers."""
