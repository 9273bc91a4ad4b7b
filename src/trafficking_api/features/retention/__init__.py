"""How long records about people are kept, what stops their destruction, and how a person is erased."""
