"""The fund that lends a rental deposit without interest, and gets it back at a pace she can keep."""
