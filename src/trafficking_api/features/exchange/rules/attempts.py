"""When something that did not arrive is tried again, and when it is given up."""

from datetime import datetime, timedelta

#: Each pause is so many times as long as the one before.
FACTOR = 3
#: No pause is longer.
LONGEST = timedelta(hours=12)
#: After so long it is a dead letter.
LIFE = timedelta(days=3)
#: How far a pause strays from its length, so that many who failed together do not come back together.
JITTER = 0.3


def pause(attempts: int, first: timedelta, chance: float) -> timedelta:
    """The pause after so many attempts, of which the first pause is given; chance is from 0 to 1."""
    # A power beyond the longest pause would only grow into numbers that nobody can hold.
    growth = FACTOR ** min(attempts - 1, 30)
    length = min(first.total_seconds() * growth, LONGEST.total_seconds())
    return timedelta(seconds=length * (1 + JITTER * (2 * chance - 1)))


def next_at(first_at: datetime, now: datetime, waits: timedelta) -> datetime | None:
    """When it is tried again; None when it has been tried for long enough."""
    at = now + waits
    return at if at <= first_at + LIFE else None
