"""Which counts of a year may be told, so that nobody can work out one that may not."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trafficking_api.countries import COUNTRIES
from trafficking_api.vocabulary import CODE_LISTS

#: A count of fewer people than this is never told (XCH-9).
K = 10
UNKNOWN = "unknown"


def _band(age: int | None) -> str:
    """The age band of CTDC that an age in years is in."""
    for band in CODE_LISTS["age_band_ctdc"].values:
        last = band.code.rstrip("+").split("-")[-1]
        if age is not None and (band.code.endswith("+") or age <= int(last)):
            return band.code
    return UNKNOWN


def _gender(gender: str | None) -> str:
    return gender or "NonSpecifiedUnknown"


def _country(country: str | None) -> str:
    return country if country in COUNTRIES else UNKNOWN


@dataclass(frozen=True)
class Dimension:
    """By what people are counted: a field of their case, and which values it can have.

    Where everybody has exactly one value, `one` says which; else each has none, one or several.
    """

    name: str
    field: str
    codes: Sequence[str]
    one: Callable[[Any], str] | None = None
    #: Only what is told is listed: too many values to name all.
    is_open: bool = False

    def count(self, people: Iterable[Mapping[str, Any]]) -> dict[str, int]:
        """How many have each value."""
        found: Counter[str] = Counter()
        for person in people:
            value = person[self.field]
            found.update([self.one(value)] if self.one else set(value))
        return {code: found[code] for code in self.codes}


def _several(name: str, code_list: str) -> Dimension:
    return Dimension(name, name, [value.code for value in CODE_LISTS[code_list].values])


#: None is worked out from another one, and none is crossed with another: no sum leads from one to the next.
DIMENSIONS = (
    Dimension("gender", "gender", [value.code for value in CODE_LISTS["gender"].values], _gender),
    Dimension(
        "age_band_when_trafficked",
        "age_when_trafficked",
        [*(value.code for value in CODE_LISTS["age_band_ctdc"].values), UNKNOWN],
        _band,
    ),
    Dimension("origin_country", "origin_country", [*sorted(COUNTRIES), UNKNOWN], _country, is_open=True),
    _several("exploitation_types", "exploitation_type"),
    _several("sex_exploitation_types", "sex_exploitation_type"),
    _several("industries", "industry"),
    _several("control_methods", "control_method"),
    _several("recruitment_methods", "recruitment_method"),
    _several("relationship_to_recruiter", "recruiter_relation"),
    Dimension("exploitation_countries", "exploitation_countries", sorted(COUNTRIES), is_open=True),
)


def told(
    dimension: Dimension, cells: Mapping[str, int], total: int, secret: Callable[[str], int]
) -> dict[str, int]:
    """The counts that may be told. `secret` gives for a text a number that nobody outside can guess."""
    if total < K:
        return {}
    withheld = {code for code, count in cells.items() if count < K}
    if dimension.one is not None:
        more = K + secret(dimension.name) % K
        by_chance = sorted(cells, key=lambda code: secret(f"{dimension.name} {code}"))
        withheld |= complement(cells, withheld, more, by_chance)
    else:
        # How many do not have a value is a count, too; where nobody is left, the file says so.
        withheld |= {code for code, count in cells.items() if 0 < total - count < K}
    return {code: count for code, count in cells.items() if code not in withheld}


def complement(
    cells: Mapping[str, int], withheld: Collection[str], more: int, order: Sequence[str]
) -> set[str]:
    """What must be withheld too where all cells make up a total that is known: the smallest of the others.

    Two at least, and `more` people in all of them. Whoever knows this rule could work backwards where it only
    just held; therefore `more`, which is K to 2K - 1, and the order of equals are not to be guessed.
    """
    found = set(withheld)
    if not found:
        return found
    for code in sorted((code for code in order if code not in found), key=lambda code: cells[code]):
        if len(found) > 1 and sum(cells[each] for each in found) >= more:
            break
        found.add(code)
    return found
