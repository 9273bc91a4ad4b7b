"""Members: the people who work at an organisation."""
