"""What is true of a case's facts without looking anything up."""

from typing import Any

from trafficking_api.kit.errors import Fault

#: HTCDS type of exploitation to the broad class of CTDC and Eurostat; what is not here is Other.
BROAD = {
    "ForcedLabour": "Labour",
    "ChildLabour": "Labour",
    "Servitude": "Labour",
    "DomesticServitude": "Labour",
    "SexualExploitation": "Sexual",
    "Unknown": "Unknown",
}


def faults(facts: dict[str, Any]) -> list[Fault]:
    """Facts that contradict each other."""
    found = []
    start, end = facts.get("trafficked_from"), facts.get("trafficked_to")
    if start and end and end < start:
        found.append(Fault("/trafficked_to", "before_trafficked_from"))
    found += [
        Fault(f"/{name}", "not_unique")
        for name, values in facts.items()
        if isinstance(values, list) and len(set(values)) < len(values)
    ]
    return found
