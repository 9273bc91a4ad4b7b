"""Books what moved, once and for good; what was wrong is reversed."""

from trafficking_api.features.ledger.rules import Account, Kind, Posting
from trafficking_api.features.ledger.service.alarm import out_of_balance
from trafficking_api.features.ledger.service.posting import book_for, post, reverse

__all__ = ["Account", "Kind", "Posting", "book_for", "out_of_balance", "post", "reverse"]
