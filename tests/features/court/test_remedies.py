"""Until when a party could go on against a judgment, of rules that are made up: nothing is guessed."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from trafficking_api.countries.court.deadlines import Act, BaseEvent, Rule
from trafficking_api.features.court.rules.remedies import MOVES_BY, Remedy, due_at

ZONE = ZoneInfo("Europe/Brussels")
JUDGED, SERVED, NOTIFIED = date(2025, 3, 3), date(2025, 3, 10), date(2025, 3, 17)
NOON = datetime(2025, 3, 20, 12, tzinfo=UTC)


def rule(base_event: str = "Pronounced", length: int = 10, **more: Any) -> Rule:
    """A rule of a law that nobody has made: no day is free, none rolls over."""
    row = {
        "code": f"made_up_{base_event.lower()}_{length}",
        "procedure": "Criminal",
        "act": "Appeal",
        "party_roles": ["Accused"],
        "base_event": base_event,
        "length": length,
        "unit": "Days",
        "roll_over": "None",
        "holidays": None,
        "governed_by": "JudgmentDate",
        "effective_from": "2000-01-01",
        "effective_to": None,
        "source": "Made up for a test.",
        "verified_by": None,
        "verified_at": None,
    }
    return Rule.model_validate_json(json.dumps({**row, **more}, default=str))


def remedy(**more: Any) -> Remedy:
    """An appeal of the accused against a judgment of which everything is known."""
    facts: dict[str, Any] = {
        "procedure": "Criminal",
        "act": Act.APPEAL,
        "party_role": "Accused",
        "filed_on": date(2025, 3, 20),
        "bases": {
            BaseEvent.PRONOUNCED: JUDGED,
            BaseEvent.SERVED: SERVED,
            BaseEvent.NOTIFIED: NOTIFIED,
            BaseEvent.FILED: NOON,
        },
        "judged_on": JUDGED,
    }
    return Remedy(**{**facts, **more})


def last(day: date) -> datetime:
    """The last instant of a day in Brussels, before the clock changes in spring."""
    return datetime(day.year, day.month, day.day, 22, 59, 59, 999999, tzinfo=UTC)


PRONOUNCED_RULE, SERVED_RULE, NOTIFIED_RULE = rule(), rule("Served"), rule("Notified")


@pytest.mark.parametrize(
    ("rules", "by_default", "due"),
    [
        ([PRONOUNCED_RULE], False, last(date(2025, 3, 13))),
        ([PRONOUNCED_RULE], True, last(date(2025, 3, 13))),
        ([SERVED_RULE], False, last(date(2025, 3, 20))),
        ([SERVED_RULE], True, last(date(2025, 3, 20))),
        ([PRONOUNCED_RULE, SERVED_RULE], False, last(date(2025, 3, 13))),
        ([PRONOUNCED_RULE, SERVED_RULE], True, last(date(2025, 3, 20))),
        # Two ways to be told lead to two times.
        ([SERVED_RULE, NOTIFIED_RULE], False, None),
        ([PRONOUNCED_RULE, SERVED_RULE, NOTIFIED_RULE], True, None),
        # Unless they are the same.
        ([SERVED_RULE, rule("Notified", 3)], False, last(date(2025, 3, 20))),
        # Two rules hold on the day that governs.
        ([PRONOUNCED_RULE, rule(length=20)], False, None),
        ([], False, None),
    ],
)
def test_crt_5_exactly_one_time_or_none(rules: list[Rule], *, by_default: bool, due: datetime | None) -> None:
    assert due_at(rules, remedy(by_default=by_default), ZONE) == due


@pytest.mark.parametrize(
    "more",
    [
        {"procedure": "School"},
        {"party_role": "Victim"},
        {"act": Act.CASSATION},
        {"judged_on": None},
        {"judged_on": date(1999, 12, 31)},
        {"bases": {BaseEvent.SERVED: SERVED}},
        {"bases": {}},
    ],
)
def test_crt_5_where_anything_is_missing_nothing_is_guessed(more: dict[str, Any]) -> None:
    assert due_at([PRONOUNCED_RULE], remedy(), ZONE) is not None
    assert due_at([PRONOUNCED_RULE], remedy(**more), ZONE) is None


def test_hours_are_counted_from_an_instant_and_never_from_a_day() -> None:
    assert due_at([rule("Filed", 48, unit="Hours")], remedy(), ZONE) == NOON + timedelta(hours=48)
    assert due_at([rule("Pronounced", 48, unit="Hours")], remedy(), ZONE) is None


@pytest.mark.parametrize("governed_by", ["BaseEventDate", "FilingDate"])
def test_crt_5_the_date_that_governs_chooses_the_rule(governed_by: str) -> None:
    later = rule("Filed", governed_by=governed_by, effective_from=date(2025, 3, 20))
    assert due_at([later], remedy(), ZONE) == datetime(2025, 3, 30, 21, 59, 59, 999999, tzinfo=UTC)
    older = rule("Filed", governed_by=governed_by, effective_to=date(2025, 3, 20))
    assert due_at([older], remedy(), ZONE) is None


def test_only_what_goes_to_another_judge_moves_the_proceeding() -> None:
    assert MOVES_BY == {
        Act.APPEAL: "appeal",
        Act.CROSS_APPEAL: "appeal",
        Act.CASSATION: "go_to_cassation",
    }
