"""How much of a person may be told to another organisation: the card, and the ladder that coarsens it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trafficking_api.countries import region_of

UNKNOWN = "unknown"
#: Which ladder this is: it is kept with each card, so that a later one changes no earlier (REF-17).
RULES_VERSION = 1
#: The floor of every k inside the network.
LEAST_K = 5
#: Above this share of one form of exploitation among alike cases, naming the form tells it of each.
DOMINANT = 0.9

_SEX = {
    "Feminine": "feminine",
    "TransgenderFeminine": "feminine",
    "Masculine": "masculine",
    "TransgenderMasculine": "masculine",
    "NonConforming": "other",
}
_LABOUR = {"ForcedLabour", "ChildLabour", "Servitude", "DomesticServitude"}

PERSON_FIELDS = (
    "minor",
    "sex",
    "exploitation",
    "region",
    "primary_need",
    "urgency",
    "household",
    "interpreter",
    "step_free",
)
_S1 = ("minor", "sex", "exploitation", "region", "primary_need", "urgency")
Level = Literal["S0", "S1", "S2", "S3", "S4", "S5"]
#: What each level keeps; the rest is sent as unknown. S0 tells most, S5 only whether it is a minor.
LADDER: dict[Level, tuple[str, ...]] = {
    "S0": PERSON_FIELDS,
    "S1": _S1,
    "S2": tuple(f for f in _S1 if f != "urgency"),
    "S3": tuple(f for f in _S1 if f not in {"urgency", "sex"}),
    "S4": ("minor", "primary_need"),
    "S5": ("minor",),
}

Facts = Mapping[str, str]


def exploitation(types: Iterable[str]) -> str:
    """The form of exploitation, as far as a card may tell it."""
    named = set(types) - {"Unknown"}
    if not named:
        return UNKNOWN
    if named <= _LABOUR:
        return "labour"
    return "sexual" if named == {"SexualExploitation"} else "other"


def _yes_no(value: bool | None) -> str:  # noqa: FBT001 - the value is the argument
    return UNKNOWN if value is None else "yes" if value else "no"


def person_fields(case: Mapping[str, Any]) -> dict[str, str]:
    """The nine person fields of a card, from the coded facts of a case; enumerations only."""
    size = case["household_size"]
    return {
        "minor": case["minor"] or UNKNOWN,
        "sex": _SEX.get(case["gender"], UNKNOWN),
        "exploitation": exploitation(case["exploitation_types"]),
        "region": region_of(case["origin_country"]),
        "primary_need": case["primary_need"] or UNKNOWN,
        "urgency": case["urgency"] or UNKNOWN,
        "household": UNKNOWN if size is None else "3+" if size > 2 else str(size),  # noqa: PLR2004 - the band's edge
        "interpreter": _yes_no(case["interpreter_needed"]),
        "step_free": _yes_no(case["step_free_needed"]),
    }


@dataclass(frozen=True)
class Minimised:
    """Where the ladder stopped for one receiver, and what it tells there."""

    level: Level
    class_size: int
    k: int
    fields: dict[str, str]
    exploitation_hidden: bool


def minimise(
    facts: Facts,
    others: Iterable[tuple[Facts, int]],
    k: int,
    *,
    first_level: Level = "S0",
    hidden: Collection[str] = (),
) -> Minimised | None:
    """The first level of the ladder, from `first_level` down, whose class reaches k; None if none (REF-7).

    `others` are the cohort's other people with how many are alike; the person counts too. The fields that are
    `hidden` count, and are not told: so what was hidden at the first sending stays hidden.
    """
    cohort = [(other, count) for other, count in others]
    levels = list(LADDER)
    for level in levels[levels.index(first_level) :]:
        kept = LADDER[level]
        size = 1 + _alike(facts, cohort, kept)
        if size >= max(k, LEAST_K):
            not_named = "exploitation" in hidden or _dominant(facts, cohort, kept, size)
            untold = {*hidden, "exploitation"} if not_named else set(hidden)
            told = {f: facts[f] if f in kept and f not in untold else UNKNOWN for f in PERSON_FIELDS}
            return Minimised(level, size, k, told, not_named)
    return None


def differing(facts: Facts, card: Facts) -> frozenset[str]:
    """What may not be told any more once this card was sent: all that it says otherwise, or does not tell."""
    return frozenset(field for field in PERSON_FIELDS if facts[field] != card[field])


def may_add(
    facts: Facts, others: Iterable[tuple[Facts, int]], k: int, told: Iterable[str], field: str
) -> bool:
    """True when as many as k are alike also in one more field than a card tells, and it tells not of each."""
    cohort = list(others)
    kept = tuple({*told, field})
    size = 1 + _alike(facts, cohort, kept)
    return size >= max(k, LEAST_K) and not _dominant(facts, cohort, kept, size)


def _alike(facts: Facts, cohort: Iterable[tuple[Facts, int]], kept: Iterable[str]) -> int:
    kept = tuple(kept)
    return sum(count for other, count in cohort if all(other[f] == facts[f] for f in kept))


def _dominant(facts: Facts, cohort: list[tuple[Facts, int]], kept: tuple[str, ...], size: int) -> bool:
    """True when the kept form of exploitation is that of more than nine in ten of the otherwise alike."""
    if "exploitation" not in kept:
        return False
    otherwise_alike = 1 + _alike(facts, cohort, [f for f in kept if f != "exploitation"])
    return size > DOMINANT * otherwise_alike
