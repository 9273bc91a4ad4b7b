"""SELECTs about courts, authorities, dates and papers."""
