"""SELECTs about books, what is booked in them, and what that comes to."""

from trafficking_api.features.ledger.queries.booked import (
    balance,
    last_recorded,
    lines,
    recorded_on_loan,
    transactions_of_fund,
    transactions_of_loan,
)
from trafficking_api.features.ledger.queries.control import controls
from trafficking_api.features.ledger.queries.total import total, totals

__all__ = [
    "balance",
    "controls",
    "last_recorded",
    "lines",
    "recorded_on_loan",
    "total",
    "totals",
    "transactions_of_fund",
    "transactions_of_loan",
]
