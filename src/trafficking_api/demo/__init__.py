"""A small network of made-up partners, to try everything on."""
