"""One folder per thing a caseworker talks about."""
