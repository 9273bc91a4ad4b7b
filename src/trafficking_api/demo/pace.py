"""When things happen: by chance, but in the hours and at the pace of people who work."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

Value = TypeVar("Value")

SATURDAY = 5
_OPENS, _CLOSES = time(8, 30), time(17, 30)


def pick(rng: Random, weights: Mapping[Value, float]) -> Value:
    """One of these, each as often as its weight says."""
    (found,) = rng.choices(list(weights), list(weights.values()))
    return found


def some(rng: Random, weights: Mapping[str, float], at_most: int) -> list[str]:
    """One or more different ones of these, in the order in which they are listed."""
    wanted = {pick(rng, weights) for _ in range(rng.randint(1, at_most))}
    return [value for value in weights if value in wanted]


def later(rng: Random, at: datetime, least: float, most: float) -> datetime:
    """A time so many hours later, more often sooner than later."""
    hours = least + (most - least) * rng.random() ** 1.6
    return at + timedelta(hours=hours, microseconds=rng.randrange(1_000_000))


def at_work(rng: Random, at: datetime, zone: ZoneInfo) -> datetime:
    """The time itself if somebody is at the desk then, else early in the next day's work.

    It draws as often in either case, so that the day of loading changes times and nothing else.
    """
    minutes, micros = rng.randrange(150), rng.randrange(60_000_000)
    local = at.astimezone(zone)
    if local.weekday() < SATURDAY and _OPENS <= local.time() <= _CLOSES:
        return at
    if local.time() > _OPENS:
        local += timedelta(days=1)
    while local.weekday() >= SATURDAY:
        local += timedelta(days=1)
    opened = local.replace(hour=8, minute=30, second=0, microsecond=0)
    return (opened + timedelta(minutes=minutes, microseconds=micros)).astimezone(at.tzinfo)


def spread(rng: Random, count: int, start: datetime, end: datetime) -> list[datetime]:
    """So many times between two, in their order."""
    seconds = (end - start).total_seconds()
    return sorted(start + timedelta(seconds=rng.random() * seconds) for _ in range(count))
