"""Where people sleep safely: houses, their beds, and who has which bed from when until when."""
