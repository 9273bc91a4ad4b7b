"""How what arrives is stored: sums as columns, and the words of a row sealed as one."""

from collections.abc import Mapping
from typing import Any

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import retell


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


async def reword(
    mandate: Mandate, case: Guest, row: Any, names: frozenset[str], sent: Mapping[str, Any]
) -> None:
    """Tell those of the words of a row anew that were sent; the others stay. Raises Erased."""
    said = {name: sent[name] for name in names if name in sent}
    if said:
        untold = dict.fromkeys(names) if row.details is None else {}
        await retell(mandate, case, row, {**untold, **said})
