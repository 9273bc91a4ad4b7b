"""The tables of what is exchanged."""

from trafficking_api.features.exchange.models.feed import FeedEntry, FeedHead

__all__ = ["FeedEntry", "FeedHead"]
