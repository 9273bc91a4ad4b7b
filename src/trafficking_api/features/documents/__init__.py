"""Documents: files about a person or a case, sealed, and named by nobody outside."""
