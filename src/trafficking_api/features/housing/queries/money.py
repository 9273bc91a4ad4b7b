"""How sums that are stored as columns travel."""

from typing import Any

from sqlalchemy import JSON, SQLColumnExpression, Text, case, func, literal_column


def money(minor: SQLColumnExpression[Any], currency: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    """An amount and its currency as one value; null where there is no amount."""
    amount, of = literal_column("'amount_minor'", Text), literal_column("'currency'", Text)
    value = func.json_build_object(amount, minor, of, currency, type_=JSON)
    return case((minor.is_not(None), value))
