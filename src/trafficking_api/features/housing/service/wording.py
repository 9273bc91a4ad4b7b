"""How the sums that arrive are stored: as columns."""

from collections.abc import Mapping
from typing import Any


def in_columns(facts: Mapping[str, Any], *sums: str, currency_of: str) -> dict[str, Any]:
    """The facts with each of these sums as an amount; one of them says of which currency."""
    stored = dict(facts)
    for name in sums:
        if name in stored:
            value = stored.pop(name)
            stored[f"{name}_minor"] = value and value["amount_minor"]
            if name == currency_of:
                stored["currency"] = value and value["currency"]
    return stored
