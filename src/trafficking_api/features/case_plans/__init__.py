"""What a person and her centre set out to do together, who does it until when, and what has come of it."""
