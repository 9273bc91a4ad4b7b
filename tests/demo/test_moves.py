"""People of the demo look for a home while they are helped, whenever the demo is made."""

from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from trafficking_api.demo.dwellings import Quest, home
from trafficking_api.demo.moves import Move, moves

NOW = datetime(2026, 11, 28, 11, tzinfo=UTC)
MARKET = {
    "regions": {"Brussels": 1},
    "rent_step": 1,
    "rents": {"Brussels": (600, 900)},
    "charges": (50, 90),
    "types": {"PrivateRental": 1},
    "payees": {"Landlord": 1},
    "months": {"Brussels": 2},
}


class Centre(dict[str, Any]):
    """A centre with somebody who sees to homes."""

    plan = SimpleNamespace(zone="Europe/Brussels", slug="belgian_centre")


def told(begins_in: float, ends_in: float | None) -> list[str]:
    """What is told of a search that begins, and of a case that ends, so many days from now."""
    ends_at = None if ends_in is None else NOW + timedelta(days=ends_in)
    support: Any = SimpleNamespace(ends_at=ends_at, centre=Centre(housing="who sees to homes"))
    quest = Quest(Random(1), support, home(Random(1), MARKET))
    return [step.operation for step in Move(quest, NOW + timedelta(days=begins_in), Random(1)).steps(NOW)]


@pytest.mark.parametrize(
    ("begins_in", "ends_in"), [(-9, -10), (-10, -10), (-10.5, -10), (1, None), (1, -10), (1, 30)]
)
def test_nobody_gives_up_a_search_that_has_not_begun(begins_in: float, ends_in: float | None) -> None:
    assert told(begins_in, ends_in) == []


@pytest.mark.parametrize("hour", range(0, 24 * 7, 5))
def test_somebody_waits_for_each_next_step_whatever_the_hour(hour: int) -> None:
    now, rng = NOW + timedelta(hours=hour), Random(hour)
    supports: list[Any] = [
        SimpleNamespace(
            begun_at=now - timedelta(days=days),
            opened_at=now - timedelta(days=days),
            ends_at=None,
            is_offered=False,
            clerk="a caseworker",
            body=SimpleNamespace(minor="no"),
            centre=Centre(housing="who sees to homes", coordinator="who leads"),
        )
        for days in range(91, 400, 8)
    ]
    found: Any = moves(rng, supports[0].centre, supports, now)
    assert {"apply_housing_application", "draft_lease"} <= {move.stands_at(now) for move in found}


def test_who_is_helped_no_more_searches_no_more() -> None:
    operations = told(-20, -10)
    assert operations[0] == "begin_housing_search"
    assert operations[-1] == "end_housing_search"
    assert told(-20, None)[:1] == ["begin_housing_search"]
