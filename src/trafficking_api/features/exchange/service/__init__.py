"""Changes of what is exchanged, one story a file."""

from trafficking_api.features.exchange.service import forgetting as forgetting  # it registers itself
