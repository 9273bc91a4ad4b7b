"""Court follow-up: what happens to her case before courts and authorities, and to her papers."""
