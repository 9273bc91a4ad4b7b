"""What must fit together in a lease, and what it is read for."""

from collections.abc import Iterable, Mapping
from typing import Any

from trafficking_api.kit.errors import Fault
from trafficking_api.vocabulary import code_list


def faults(facts: Mapping[str, Any]) -> list[Fault]:
    """What does not fit together in a lease: sums of two currencies, an end before its beginning."""
    currency = facts["monthly_rent"]["currency"]
    found = [
        Fault(f"/{name}/currency", "other_currency")
        for name in ("charges", "deposit")
        if facts[name] is not None and facts[name]["currency"] != currency
    ]
    if facts["ends_on"] is not None and facts["ends_on"] < facts["starts_on"]:
        found.append(Fault("/ends_on", "before_starts_on"))
    return [*found, *_twice(facts["checks"])]


def _twice(checks: Iterable[Mapping[str, str]]) -> list[Fault]:
    seen = set[str]()
    found = []
    for n, answered in enumerate(checks):
        if answered["check"] in seen:
            found.append(Fault(f"/checks/{n}/check", "check_twice"))
        seen.add(answered["check"])
    return found


def missing(checks: Iterable[Mapping[str, str]]) -> list[str]:
    """What nobody has answered yet, in the order in which a lease is read."""
    answered = {found["check"] for found in checks}
    return [value.code for value in code_list("lease_check").values if value.code not in answered]
