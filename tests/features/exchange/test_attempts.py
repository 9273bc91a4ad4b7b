"""When what did not arrive is tried again: soon, then ever later, never at the same time, for three days."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.exchange.rules.attempts import JITTER, LIFE, LONGEST, next_at, pause

FIRST, NOW = timedelta(seconds=5), datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_pauses_grow_threefold_up_to_half_a_day() -> None:
    seconds = [pause(n, FIRST, 0.5).total_seconds() for n in range(1, 13)]
    assert seconds[:6] == [5, 15, 45, 135, 405, 1215]
    assert seconds[-1] == LONGEST.total_seconds() == 12 * 60 * 60


@given(attempts=st.integers(1, 10**6), chance=st.floats(0, 1))
def test_a_pause_strays_and_not_too_far(attempts: int, chance: float) -> None:
    length = pause(attempts, FIRST, 0.5)
    found = pause(attempts, FIRST, chance)
    assert (
        length * (1 - JITTER) - timedelta(seconds=1) <= found <= length * (1 + JITTER) + timedelta(seconds=1)
    )


def test_it_is_tried_for_three_days_and_no_longer() -> None:
    last, attempts = NOW, 1
    while (again := next_at(NOW, last, pause(attempts, FIRST, 0.5))) is not None:
        last, attempts = again, attempts + 1
    assert timedelta(days=2.5) < last - NOW <= LIFE
    assert 12 <= attempts <= 18
