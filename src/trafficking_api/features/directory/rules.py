"""Whether an offer takes a person, and what bands say of a bed for her; without a database."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from trafficking_api.kit.errors import Fault

#: How often an organisation may ask on one day: more than a team does, and too few to go through all facts.
DAILY = 200
#: How many centres an answer names at most.
MOST_CENTRES = 500
SERVICES = "Services"
#: To whom a field is told, if its owner says nothing: where the office is and who leads it, to nobody.
GRADES: Mapping[str, str] = {
    SERVICES: "public",
    "Website": "public",
    "ContactPhone": "partner",
    "ContactEmail": "partner",
    "IntakeHours": "partner",
    "Address": "none",
    "DirectorName": "none",
    "DirectorPhone": "none",
}
#: The services for which somebody needs a bed of the centre.
HOUSED = frozenset({"SafeAccommodation", "TransitHousing"})

_CHILDREN = ("0", "1", "2+")
_BANDS = ("0", "1-2", "3+")
_UNKNOWN = "unknown"
_MINORS = {"0-8", "9-17"}
_WOMEN, _MEN = {"Feminine", "TransgenderFeminine"}, {"Masculine", "TransgenderMasculine"}
#: What a value looks like, and the code of the fault where it does not.
_FORMS = {
    **dict.fromkeys(("ContactPhone", "DirectorPhone"), (re.compile(r"\+[1-9][0-9]{6,14}"), "not_e164")),
    "ContactEmail": (re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"), "not_an_email"),
    "Website": (re.compile(r"https?://[^\s]+"), "not_a_web_address"),
}


def faults(name: str, value: str | None, offers: Collection[object]) -> list[Fault]:
    """What is wrong with the content of a field: `Services` has offers, every other one a value."""
    if name == SERVICES:
        return [] if value is None else [Fault("/value", "not_of_this_field")]
    found = [Fault("/offers", "not_of_this_field")] if offers else []
    form = _FORMS.get(name)
    if value is not None and form is not None and not form[0].fullmatch(value):
        found.append(Fault("/value", form[1]))
    return found


def takes(offer: Mapping[str, object], asked: Mapping[str, object]) -> bool:
    """True when the offer takes such a person: an empty list of the offer bars nobody.

    What is not asked (region, language) is not compared.
    """
    return _lets_in(offer["genders"], asked["gender"]) and all(
        (
            _lets_in(offer["age_bands"], asked["age_band"]),
            _lets_in(offer["regions"], asked["region"]),
            _lets_in(offer["languages"], asked["language"]),
            not asked["services"] or offer["service"] in _all(asked["services"]),
            _CHILDREN.index(str(asked["children"])) <= _CHILDREN.index(str(offer["children"])),
        )
    )


def _all(values: object) -> Sequence[object]:
    return values if isinstance(values, list) else ()


def _lets_in(offered: object, asked: object) -> bool:
    return not offered or asked is None or asked in _all(offered)


def kinds_of_bed(gender: str, age_band: str, children: str) -> tuple[str, ...]:
    """The kinds of bed of which one would do for such a person."""
    if children != "0":
        return ("FamilyUnit",)
    if age_band in _MINORS:
        return ("Minor",)
    if gender in _WOMEN:
        return ("WomenOnly", "Mixed")
    return ("MenOnly", "Mixed") if gender in _MEN else ("Mixed",)


def free(bands: Mapping[str, str], one_of: Collection[str], needs: Collection[str]) -> str:
    """The band of beds for her, as far as bands can tell: no more than of the scarcest kind that she needs.

    A centre that has told nothing, or not lately, is not known; a kind that it does not tell of, it has not.
    """
    told = [bands.get(kind, "0") for kind in (*one_of, *needs)]
    if not bands or _UNKNOWN in told:
        return _UNKNOWN
    best = max(_BANDS.index(band) for band in told[: len(one_of)])
    return _BANDS[min([best, *(_BANDS.index(band) for band in told[len(one_of) :])])]


def until_tomorrow(now: datetime, zone: ZoneInfo) -> int:
    """The seconds that are left of the day where the organisation is; at least one."""
    tomorrow = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone)
    return max(1, ceil(tomorrow.timestamp() - now.timestamp()))
