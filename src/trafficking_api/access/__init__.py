"""Who may do what, for which organisation, and how everything that happened can be shown later."""
