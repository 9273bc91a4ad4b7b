"""The ladder once more, from the domain description alone: slow, plain, sharing nothing with the code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Facts = dict[str, Any]

DROPPED = {
    "S0": "",
    "S1": "household interpreter step_free",
    "S2": "household interpreter step_free urgency",
    "S3": "household interpreter step_free urgency sex",
    "S4": "household interpreter step_free urgency sex exploitation region",
    "S5": "household interpreter step_free urgency sex exploitation region primary_need",
}

#: As far as the tests need the world.
REGION = {
    "LA": "asia",
    "TH": "asia",
    "VN": "asia",
    "CD": "africa",
    "NG": "africa",
    "BE": "europe",
    "RO": "europe",
    "BR": "americas",
    "US": "americas",
    "FJ": "oceania",
}


@dataclass(frozen=True)
class Sent:
    """What the ladder gives."""

    level: str
    class_size: int
    fields: dict[str, str]


def _sex(gender: str | None) -> str:
    if gender in ("Feminine", "TransgenderFeminine"):
        return "feminine"
    if gender in ("Masculine", "TransgenderMasculine"):
        return "masculine"
    return "other" if gender == "NonConforming" else "unknown"


def _exploitation(types: list[str]) -> str:
    kinds = set()
    for type_ in types:
        if type_ in ("ForcedLabour", "ChildLabour", "Servitude", "DomesticServitude"):
            kinds.add("labour")
        elif type_ == "SexualExploitation":
            kinds.add("sexual")
        elif type_ != "Unknown":
            kinds.add("other")
    if not kinds:
        return "unknown"
    return kinds.pop() if len(kinds) == 1 else "other"


def blurred(case: Facts) -> dict[str, str]:
    """What a card may tell of a case at most."""
    people = case.get("household_size")
    said = {None: "unknown", True: "yes", False: "no"}
    return {
        "minor": case.get("minor") or "unknown",
        "sex": _sex(case.get("gender")),
        "exploitation": _exploitation(case.get("exploitation_types") or []),
        "region": REGION.get(case.get("origin_country") or "", "unknown"),
        "primary_need": case.get("primary_need") or "unknown",
        "urgency": case.get("urgency") or "unknown",
        "household": "unknown" if people is None else {1: "1", 2: "2"}.get(people, "3+"),
        "interpreter": said[case.get("interpreter_needed")],
        "step_free": said[case.get("step_free_needed")],
    }


def climb(
    person: Facts, others: Sequence[Facts], k: int, *, not_before: str = "S0", hidden: bool = False
) -> Sent | None:
    """The first level whose class reaches k, counting one case after the other."""
    cohort = [blurred(person), *(blurred(other) for other in others)]
    one = cohort[0]
    for level, dropped in DROPPED.items():
        if level < not_before:
            continue
        kept = [name for name in one if name not in dropped.split()]
        alike = 0
        for case in cohort:
            if [case[name] for name in kept] == [one[name] for name in kept]:
                alike += 1
        if alike < k:
            continue
        told = {name: value if name in kept else "unknown" for name, value in one.items()}
        if "exploitation" in kept:
            crowd = [c for c in cohort if all(c[n] == one[n] for n in kept if n != "exploitation")]
            share = [c for c in crowd if c["exploitation"] == one["exploitation"]]
            hidden = hidden or 10 * len(share) > 9 * len(crowd)
        if hidden:
            told["exploitation"] = "unknown"
        return Sent(level, alike, told)
    return None


def in_cohort(opened: date, today: date) -> bool:
    """Opened in the last 24 months: the day on which it becomes two years old has not passed."""
    if (opened.month, opened.day) == (2, 29):
        two_years_old = date(opened.year + 2, 2, 28)
    else:
        two_years_old = date(opened.year + 2, opened.month, opened.day)
    return two_years_old >= today


def no_finer(later: dict[str, str], earlier: dict[str, str]) -> bool:
    """True when no field of the later card tells more than the earlier one: equal, or unknown."""
    return all(later[name] in (earlier[name], "unknown") for name in earlier)
