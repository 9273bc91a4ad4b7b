"""When another server is tried again that gave no answer that counts."""

import random
from datetime import datetime, timedelta
from typing import Final

#: Then somebody has to look at it; what waits stays.
PATIENCE: Final = timedelta(days=3)
_LONGEST: Final = timedelta(minutes=5)
_DOUBLED: Final = 10


def next_try(failures: int, since: datetime, now: datetime) -> datetime | None:
    """Later each time, and never for two at the same moment; None after three days."""
    if now - since > PATIENCE:
        return None
    pause = min(timedelta(seconds=2 ** min(failures, _DOUBLED)), _LONGEST)
    return now + pause * random.uniform(0.5, 1.0)  # noqa: S311 - it only spreads the load
