"""Partner organisations: the directory everybody may read."""
