"""Where a proceeding stands, against an oracle that walks one step at a time (CRT-15, CRT-16, CRT-17)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.countries.court.procedures import Procedure, procedures
from trafficking_api.features.court.rules.appeals import (
    Appeal,
    AppealStatus,
    Filing,
    Obstacle,
    Reason,
    already_open,
    filing,
)
from trafficking_api.features.court.rules.stages import (
    Correction,
    Misstep,
    Move,
    allowed,
    arrow,
    current,
    in_the_way,
    misstep,
    stage_at,
    standing,
)

CREATED = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
TEMPLATES = [
    pytest.param(template, id=f"{country}-{template.code}")
    for country, profile in procedures().items()
    for template in profile.procedures
]
(CRIMINAL,) = (each for each in procedures()["BE"].procedures if each.code == "Criminal")
#: To judgment on appeal, one step a day, each written down two days after it happened.
WAY = ("file_complaint", "investigate", "refer", "open_trial", "judge", "appeal", "judge_appeal")


def move(number: int, command: str, day: int, written: int | None = None) -> Move:
    known = number * 2 + 2 if written is None else written
    return Move(f"m{number}", command, CREATED + day * DAY, CREATED + known * DAY)


JOURNEY = tuple(move(n, command, n) for n, command in enumerate(WAY))


def walked(template: Procedure, commands: list[str]) -> str:
    """The stage after these commands, by the file alone."""
    stage = template.stages[0].code
    for command in commands:
        (stage,) = (a.to for a in template.arrows if stage in a.sources and a.command == command)
    return stage


@pytest.mark.parametrize("template", TEMPLATES)
def test_crt_17_every_stage_and_command_is_an_arrow_of_the_template_or_refused(template: Procedure) -> None:
    commands = {each.command for each in template.arrows}
    order = [stage.code for stage in template.stages]
    for stage, command in product(order, commands):
        wanted = [a for a in template.arrows if stage in a.sources and a.command == command]
        followed = arrow(template, stage, command)
        assert ([] if followed is None else [followed]) == wanted
        assert (command in allowed(template, stage)) == bool(wanted)
        if followed is not None and order.index(followed.to) <= order.index(stage):
            assert followed.is_reopening


def test_crt_17_a_step_back_is_refused_unless_the_template_reopens() -> None:
    dismissed = (*JOURNEY[:2], move(2, "dismiss", 2))
    assert misstep(CRIMINAL, dismissed, move(3, "investigate", 3)) is Misstep.NO_ARROW
    assert misstep(CRIMINAL, dismissed, move(3, "refer", 3)) is Misstep.NO_ARROW
    reopened = (*dismissed, move(3, "reopen", 3))
    assert misstep(CRIMINAL, dismissed, reopened[-1]) is None
    assert current(CRIMINAL, reopened) == "reopened"
    assert allowed(CRIMINAL, "reopened") == ["dismiss", "refer"]
    final = (*JOURNEY[:5], move(5, "finalise", 5))
    assert allowed(CRIMINAL, current(CRIMINAL, final)) == []


@st.composite
def histories(draw: st.DrawFn) -> tuple[Procedure, tuple[Move, ...]]:
    """A way through a template: steps hours or days apart, or at once, and written down later."""
    template = draw(st.sampled_from([each.values[0] for each in TEMPLATES]))
    assert isinstance(template, Procedure)
    moves: list[Move] = []
    stage, at, known = template.stages[0].code, CREATED - draw(st.integers(0, 100)) * DAY, CREATED
    for number in range(draw(st.integers(0, 12))):
        ways = [each for each in template.arrows if stage in each.sources]
        if not ways:
            break
        way = draw(st.sampled_from(ways))
        at += timedelta(hours=draw(st.integers(0, 60)))
        known = max(known, at) + timedelta(hours=draw(st.integers(0, 300)))
        moves.append(Move(f"m{number}", way.command, at, known))
        stage = way.to
    return template, tuple(moves)


@given(histories(), st.integers(0, 5000), st.one_of(st.none(), st.integers(0, 5000)))
def test_crt_17_stage_at_is_defined_for_every_instant_from_creation_on(
    walk: tuple[Procedure, tuple[Move, ...]], hours: int, known_hours: int | None
) -> None:
    template, moves = walk
    at = CREATED + timedelta(hours=hours)
    known = None if known_hours is None else CREATED + timedelta(hours=known_hours)
    counted = [m for m in moves if m.occurred_at <= at and (known is None or m.recorded_at <= known)]
    found = stage_at(template, moves, at, created_at=CREATED, known_at=known)
    assert found == walked(template, [m.command for m in counted])
    for place, each in enumerate(moves):
        assert misstep(template, moves[:place], each) is None
    end = moves[-1].occurred_at if moves else CREATED
    assert stage_at(template, moves, max(end, CREATED), created_at=CREATED) == current(template, moves)


def test_crt_17_what_was_written_down_late_counts_from_when_it_happened() -> None:
    late = (move(0, "file_complaint", -30, written=10), move(1, "investigate", 5, written=11))
    at_creation = {"created_at": CREATED}
    assert stage_at(CRIMINAL, late, CREATED, **at_creation) == "complaint_filed"
    assert stage_at(CRIMINAL, late, CREATED, **at_creation, known_at=CREATED + 9 * DAY) == "considering"
    assert stage_at(CRIMINAL, late, CREATED + 5 * DAY, **at_creation) == "investigation"
    just_before = CREATED + 5 * DAY - timedelta(microseconds=1)
    assert stage_at(CRIMINAL, late, just_before, **at_creation) == "complaint_filed"
    with pytest.raises(ValueError, match="did not exist"):
        stage_at(CRIMINAL, late, CREATED - timedelta(microseconds=1), **at_creation)


def test_crt_17_a_step_cannot_have_happened_before_the_one_it_follows() -> None:
    assert misstep(CRIMINAL, JOURNEY[:2], move(2, "refer", 0)) is Misstep.BEFORE_PREVIOUS
    assert misstep(CRIMINAL, JOURNEY[:2], move(2, "refer", 1)) is None


def test_crt_17_two_steps_on_the_night_the_clock_goes_back_are_compared_by_the_instant() -> None:
    brussels = ZoneInfo("Europe/Brussels")
    first = datetime(2026, 10, 25, 2, 50, tzinfo=brussels)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=brussels, fold=1)
    filed = Move("a", "file_complaint", first, second)
    assert misstep(CRIMINAL, [filed], Move("b", "investigate", second, second)) is None
    assert (
        misstep(
            CRIMINAL, [Move("a", "file_complaint", second, second)], Move("b", "investigate", first, second)
        )
        is Misstep.BEFORE_PREVIOUS
    )


def test_a_history_that_follows_no_arrow_is_told() -> None:
    with pytest.raises(ValueError, match="no arrow from considering by judge"):
        current(CRIMINAL, [move(0, "judge", 0)])


def written(moves: Iterable[Move]) -> list[Move | Correction]:
    """Moves as a history to which corrections can be added."""
    return [*moves]


# --- corrections -------------------------------------------------------------------------------------


def taken_back(number: int, written: int = 40) -> Correction:
    return Correction(f"m{number}", None, CREATED + written * DAY)


def test_crt_16_a_correction_takes_back_the_last_step_and_what_was_known_before_stays_known() -> None:
    correction = taken_back(6)
    assert in_the_way(JOURNEY, correction) == ()
    corrected = [*written(JOURNEY), correction]
    assert (current(CRIMINAL, JOURNEY), current(CRIMINAL, corrected)) == ("appeal_judgment", "appeal")
    assert standing(corrected, known_at=CREATED + 39 * DAY) == JOURNEY
    assert misstep(CRIMINAL, corrected, move(7, "judge_appeal", 9)) is None


def test_crt_16_a_step_that_others_stand_on_is_not_taken_back() -> None:
    assert in_the_way(JOURNEY, taken_back(4)) == (
        Obstacle("m5", Reason.LATER_STAGE),
        Obstacle("m6", Reason.LATER_STAGE),
    )
    with pytest.raises(ValueError, match="no such move"):
        in_the_way([*written(JOURNEY), taken_back(6)], taken_back(6))


@pytest.mark.parametrize(("elsewhere", "status"), list(product([False, True], AppealStatus)))
def test_crt_16_a_correction_cannot_remove_an_appeal_filed_elsewhere_or_progressed(
    *, elsewhere: bool, status: AppealStatus
) -> None:
    judged = JOURNEY[:5]
    against_it = Appeal("x", "prosecutor", status, frozenset({"m4"}), is_filed_elsewhere=elsewhere)
    against_another = Appeal("y", "prosecutor", AppealStatus.COMPLETED, frozenset({"m3"}))
    found = in_the_way(judged, taken_back(4), [against_it, against_another])
    if elsewhere:
        assert found == (Obstacle("x", Reason.FILED_ELSEWHERE),)
    elif status is AppealStatus.FILED:
        assert found == ()
    else:
        assert found == (Obstacle("x", Reason.PROGRESSED),)


def test_crt_16_a_step_may_have_happened_at_another_time_if_it_keeps_its_place() -> None:
    def moved(day: float) -> tuple[Obstacle, ...]:
        return in_the_way(JOURNEY, Correction("m3", CREATED + day * DAY, CREATED + 40 * DAY))

    assert moved(2) == moved(3.5) == moved(4) == ()
    assert moved(1.5) == (Obstacle("m2", Reason.OUT_OF_ORDER),)
    assert moved(5.5) == (Obstacle("m4", Reason.OUT_OF_ORDER), Obstacle("m5", Reason.OUT_OF_ORDER))
    corrected = [*written(JOURNEY), Correction("m3", CREATED + 3.5 * DAY, CREATED + 40 * DAY)]
    at = CREATED + 3.2 * DAY
    assert stage_at(CRIMINAL, JOURNEY, at, created_at=CREATED) == "trial"
    assert stage_at(CRIMINAL, corrected, at, created_at=CREATED) == "referred"
    assert [m.id for m in standing(corrected)] == [m.id for m in JOURNEY]


@given(histories(), st.data())
def test_crt_17_corrections_that_nothing_forbids_leave_a_history_without_gaps(
    walk: tuple[Procedure, tuple[Move, ...]], data: st.DataObject
) -> None:
    template, moves = walk
    history: list[Move | Correction] = [*moves]
    known = moves[-1].recorded_at if moves else CREATED
    for _ in range(data.draw(st.integers(0, 6))):
        standing_now = standing(history)
        if not standing_now:
            break
        chosen = data.draw(st.sampled_from(standing_now))
        hours = data.draw(st.one_of(st.none(), st.integers(-100, 100)))
        at = None if hours is None else chosen.occurred_at + timedelta(hours=hours)
        known += timedelta(hours=1)
        correction = Correction(chosen.id, at, known)
        if not in_the_way(history, correction):
            history.append(correction)
    stands = standing(history)
    assert [m.occurred_at for m in stands] == sorted(m.occurred_at for m in stands)
    assert current(template, history) == walked(template, [m.command for m in stands])
    for hours in range(0, 1000, 50):
        stage_at(template, history, CREATED + timedelta(hours=hours), created_at=CREATED)


# --- appeals -----------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["file", "receive", "complete", "withdraw"])))
)
def test_crt_15_at_most_one_appeal_of_a_party_is_open_whatever_is_filed(acts: list[tuple[str, str]]) -> None:
    leads_to = {"receive": AppealStatus.RECEIVED, "complete": AppealStatus.COMPLETED}
    appeals: list[Appeal] = []
    for number, (party, act) in enumerate(acts):
        is_open = [a for a in appeals if a.party == party and a.status in {"filed", "received"}]
        others = [a for a in appeals if a.party != party and a.status in {"filed", "received"}]
        assert already_open(appeals, party) == (is_open[0] if is_open else None)
        if act == "file":
            wanted = Filing.ALREADY_OPEN if is_open else Filing.JOINS if others else Filing.OPENS
            assert filing(appeals, party) is wanted
            if wanted is not Filing.ALREADY_OPEN:
                appeals.append(Appeal(str(number), party, AppealStatus.FILED))
        elif is_open:
            appeals.remove(is_open[0])
            status = leads_to.get(act, AppealStatus.WITHDRAWN)
            appeals.append(Appeal(is_open[0].id, party, status))
        open_parties = [a.party for a in appeals if a.is_open]
        assert len(open_parties) == len(set(open_parties))


def test_crt_15_two_parties_who_file_have_one_appeal_case() -> None:
    hers = Appeal("1", "she", AppealStatus.FILED)
    assert filing([], "she") is Filing.OPENS
    assert filing([hers], "prosecutor") is Filing.JOINS
    assert filing([hers, Appeal("2", "prosecutor", AppealStatus.RECEIVED)], "she") is Filing.ALREADY_OPEN
    assert filing([Appeal("1", "she", AppealStatus.WITHDRAWN)], "she") is Filing.OPENS
