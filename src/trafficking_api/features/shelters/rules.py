"""What is true of beds and nights without a database."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: A bed changes hands at noon of the house: whoever leaves on a day, and whoever comes on it, share the day.
NOON = time(12)
#: Partners see the beds as of a tick, never as of somebody's arrival (BED-14).
TICK = timedelta(minutes=15)
_MIDNIGHT = time(0)
#: No range is empty (BED-2): what lasted for no time lasts for this.
SHORTEST = timedelta(microseconds=1)


def noon(day: date, zone: ZoneInfo) -> datetime:
    """Noon of a day where the house is."""
    return datetime.combine(day, NOON, zone)


def begins(from_on: date, now: datetime, zone: ZoneInfo) -> datetime:
    """When a bed is taken that is wanted from a day on: now, if that is today, else at noon of the day.

    Who needs a bed at two in the morning, or at six in the evening, needs it from then on.
    """
    return now if from_on <= now.astimezone(zone).date() else noon(from_on, zone)


def slept(begin: datetime, end: datetime | None, first: date, until: date, zone: ZoneInfo) -> int:
    """The nights from `first` to before `until` that lie in a stay: those whose midnight it covers (BED-16).

    The midnight census of hospitals: the night of a day is counted at the midnight that ends it.
    """
    nights = (first + timedelta(days=n) for n in range((until - first).days))
    return sum(begin <= at < end if end else begin <= at for at in (midnight(n, zone) for n in nights))


def midnight(night: date, zone: ZoneInfo) -> datetime:
    """The midnight that ends a day where the house is."""
    return datetime.combine(night + timedelta(days=1), _MIDNIGHT, zone)


def tick(now: datetime) -> datetime:
    """The last tick: the same for all centres, whatever happens in between."""
    return datetime.fromtimestamp(now.timestamp() // TICK.total_seconds() * TICK.total_seconds(), UTC)


def band(count: int) -> str:
    """A count as partners see it (BED-13)."""
    if count <= 0:
        return "0"
    return "1-2" if count <= 2 else "3+"  # noqa: PLR2004 - the bands of the domain description


#: What a card tells of the gender, in words of its own.
_SEXES = {"feminine", "masculine"}
_WOMEN, _MEN = {"Feminine", "TransgenderFeminine"}, {"Masculine", "TransgenderMasculine"}


def guest_of_card(card: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Gender, as far as a card tells it, and whether she is a minor, of whom a card describes."""
    sex = card.get("sex")
    return sex.capitalize() if sex in _SEXES else None, card.get("minor")


def unsafe(suitability: Collection[str], gender: str | None, minor: str | None) -> Iterable[str]:
    """Which rules of a unit speak against somebody (BED-18); what is not known speaks against nothing."""
    if "WomenOnly" in suitability and gender in _MEN:
        yield "WomenOnly"
    if "MenOnly" in suitability and gender in _WOMEN:
        yield "MenOnly"
    if "Minor" in suitability and minor == "no":
        yield "MinorsOnly"
    if minor == "yes" and not {"Minor", "FamilyUnit"} & set(suitability):
        yield "AdultsOnly"
