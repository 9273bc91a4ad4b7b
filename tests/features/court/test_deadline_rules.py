"""Which rule holds, and what becomes of a deadline whose base event moves (CRT-5, CRT-7)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.court.periods import BELGIUM, BRUSSELS, DAY, DAYS, LENGTHS, NEVER, rule
from trafficking_api.countries.court.deadlines import (
    Act,
    BaseEvent,
    GovernedBy,
    PartyRole,
    Procedure,
    Rule,
    Unit,
    rules,
)
from trafficking_api.features.court.rules.deadlines import (
    Deadline,
    Manual,
    Occasion,
    Recomputed,
    answer,
    due,
    end_of,
    is_late,
    recomputed,
    select,
    shown,
)

# --- which rule holds ---------------------------------------------------------------------------------

APPEAL = Occasion(Procedure.CRIMINAL, Act.APPEAL, PartyRole.CIVIL_PARTY, BaseEvent.PRONOUNCED)
SPRING = date(2016, 3, 1)


def judged(on: date) -> dict[GovernedBy, date]:
    return {GovernedBy.JUDGMENT_DATE: on}


@pytest.mark.parametrize(("on", "days"), [(SPRING - DAY, 15), (SPRING, 30), (date(2026, 11, 2), 30)])
def test_crt_5_a_belgian_appeal_has_the_time_of_the_day_of_its_judgment(on: date, days: int) -> None:
    chosen = select(rules("BE"), APPEAL, judged(on))
    assert chosen is not None
    assert (chosen.length, chosen.unit) == (days, Unit.DAYS)


@pytest.mark.parametrize(
    ("role", "base_event", "on", "days"),
    [
        (PartyRole.CIVIL_PARTY, BaseEvent.EXPIRES, date(2016, 2, 29), 5),
        (PartyRole.CIVIL_PARTY, BaseEvent.EXPIRES, date(2022, 12, 30), 10),
        (PartyRole.CIVIL_PARTY, BaseEvent.EXPIRES, date(2022, 12, 31), None),
        (PartyRole.PROSECUTOR, BaseEvent.FILED, date(2022, 12, 30), 10),
        (PartyRole.PROSECUTOR, BaseEvent.FILED, date(2022, 12, 31), None),
        (PartyRole.PROSECUTOR, BaseEvent.EXPIRES, date(2022, 12, 31), 10),
        (PartyRole.ACCUSED, BaseEvent.EXPIRES, date(2022, 12, 30), None),
        (PartyRole.ACCUSED, BaseEvent.EXPIRES, date(2022, 12, 31), 10),
    ],
)
def test_crt_5_a_belgian_cross_appeal_goes_by_the_version_of_2022_12_31(
    role: PartyRole, base_event: BaseEvent, on: date, days: int | None
) -> None:
    occasion = Occasion(Procedure.CRIMINAL, Act.CROSS_APPEAL, role, base_event)
    chosen = select(rules("BE"), occasion, judged(on))
    assert (chosen.length if chosen else None) == days


def test_crt_5_a_cross_appeal_begins_when_the_time_of_the_other_side_ends() -> None:
    """Cass., 18 September 2024, P.24.1021.F: judgment of 22 November 2023, appeal of 27 December 2023."""
    appeal, cross_appeal = (
        select(
            rules("BE"),
            Occasion(Procedure.CRIMINAL, act, PartyRole.ACCUSED, event),
            judged(date(2023, 11, 22)),
        )
        for act, event in ((Act.APPEAL, BaseEvent.PRONOUNCED), (Act.CROSS_APPEAL, BaseEvent.EXPIRES))
    )
    assert appeal is not None
    assert cross_appeal is not None
    first = due(appeal, date(2023, 11, 22), BRUSSELS, BELGIUM)
    assert shown(first, BRUSSELS).date() == date(2023, 12, 22)
    second = due(cross_appeal, first, BRUSSELS, BELGIUM)
    assert shown(second, BRUSSELS).date() == date(2024, 1, 2)
    assert is_late(first, datetime(2023, 12, 27, 12, 0, tzinfo=BRUSSELS))
    assert not is_late(second, datetime(2023, 12, 27, 12, 0, tzinfo=BRUSSELS))


def test_crt_5_none_or_more_than_one_is_by_hand_and_says_why() -> None:
    old = rule(15, code="old", effective_to=SPRING)
    new = rule(30, code="new", effective_from=SPRING)
    twice = rule(40, code="twice", effective_from=SPRING + DAY)
    by_filing = rule(50, code="by_filing", governed_by=GovernedBy.FILING_DATE)
    late = judged(SPRING + DAY)
    assert answer([old, new], APPEAL, late) is new
    assert answer([old, new], APPEAL, judged(SPRING - DAY)) is old
    assert answer([old], APPEAL, judged(SPRING)) is Manual.NO_RULE
    assert answer([old, new, twice], APPEAL, late) is Manual.SEVERAL_RULES
    assert answer([old, by_filing], APPEAL, late) is Manual.DATE_UNKNOWN
    assert answer([old, by_filing], APPEAL, {**late, GovernedBy.FILING_DATE: SPRING}) is by_filing
    for found in ([old], [old, new, twice], [old, by_filing]):
        assert select(found, APPEAL, late) is None


@pytest.mark.parametrize(
    "other",
    [
        {"procedure": Procedure.LABOUR},
        {"act": Act.CASSATION},
        {"party_roles": (PartyRole.ACCUSED,)},
        {"base_event": BaseEvent.SERVED},
    ],
)
def test_crt_5_a_rule_about_something_else_does_not_match(other: dict[str, object]) -> None:
    another = rule(**other)  # type: ignore[arg-type] # of mixed types
    assert answer([another], APPEAL, judged(SPRING)) is Manual.NO_RULE


# --- when a base event moves --------------------------------------------------------------------------

HELD = Deadline(end_of(date(2026, 11, 12), BRUSSELS), date(2026, 11, 2), "made_up", is_by_hand=False)
BY_HAND = Deadline(end_of(date(2026, 11, 9), BRUSSELS), date(2026, 11, 2), None, is_by_hand=True)


def moved(existing: Deadline, base: date | datetime, by: Rule | None) -> Recomputed:
    return recomputed(existing, base, by, BRUSSELS, NEVER)


def test_crt_7_a_moved_base_supersedes_the_deadline_and_keeps_it() -> None:
    result = moved(HELD, date(2026, 11, 5), rule(10))
    assert result.superseded == HELD
    assert result.current == Deadline(
        end_of(date(2026, 11, 15), BRUSSELS), date(2026, 11, 5), "made_up", is_by_hand=False
    )


def test_crt_7_a_base_that_moves_within_its_day_supersedes_nothing() -> None:
    base = datetime(2026, 11, 2, 9, 0, tzinfo=BRUSSELS)
    result = moved(HELD, base, rule(10))
    assert result.superseded is None
    assert result.current == Deadline(HELD.due_at, base, "made_up", is_by_hand=False)


def test_crt_7_a_date_set_by_hand_stays_and_diverges() -> None:
    result = moved(BY_HAND, date(2026, 11, 5), rule(10))
    assert result.superseded is None
    assert (result.current.due_at, result.current.is_by_hand, result.current.diverges) == (
        BY_HAND.due_at,
        True,
        True,
    )


def test_crt_7_a_date_set_by_hand_that_the_rule_gives_too_does_not_diverge() -> None:
    result = moved(BY_HAND, date(2026, 10, 30), rule(10))
    assert (result.superseded, result.current.diverges, result.current.is_by_hand) == (None, False, True)


@pytest.mark.parametrize("existing", [HELD, BY_HAND])
def test_crt_7_a_deadline_without_a_rule_any_more_does_not_vanish(existing: Deadline) -> None:
    result = moved(existing, date(2016, 2, 1), None)
    assert result.superseded is None
    assert result.current == Deadline(
        existing.due_at, date(2016, 2, 1), None, is_by_hand=existing.is_by_hand, diverges=True
    )


@given(DAYS, DAYS, LENGTHS, st.sampled_from(["rule", "member"]))
def test_crt_7_a_deadline_that_lost_its_rule_for_a_while_is_as_if_it_had_not(
    base: date, then: date, length: int, by_whom: str
) -> None:
    is_by_hand = by_whom == "member"
    existing = Deadline(due(rule(length), base, BRUSSELS, NEVER), base, "made_up", is_by_hand=is_by_hand)
    lost = moved(existing, base, None).current
    assert moved(lost, then, rule(length)).current == moved(existing, then, rule(length)).current


@given(DAYS, DAYS, LENGTHS, st.sampled_from(["rule", "member"]))
def test_crt_7_recomputing_twice_is_recomputing_once(
    base: date, then: date, length: int, by_whom: str
) -> None:
    is_by_hand = by_whom == "member"
    existing = Deadline(due(rule(length), base, BRUSSELS, NEVER), base, "made_up", is_by_hand=is_by_hand)
    once = moved(existing, then, rule(length)).current
    again = moved(once, then, rule(length))
    assert again == Recomputed(once)
    assert once.diverges == (is_by_hand and base != then)
