"""Whatever the order in which it was written down, a stay stands where its days lead."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.countries.court.residence import Holder, Track, track
from trafficking_api.features.court.rules.residence import Answer, Ended, Granted, Impossible, Standing
from trafficking_api.features.court.rules.stay import Condition, Entry, Stay, in_the_way, stay

FIRST = date(2026, 1, 5)
CODES = ("left_milieu", "supported", "cooperates", "trafficking_upheld")


def _belgium() -> Track:
    found = track("BE")
    assert found is not None
    return found


BE = _belgium()


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def wrote(what: Granted | Ended | Answer | Condition) -> Entry:
    return Entry(uuid4(), what)


COURSE = [
    wrote(Granted("reflection_45d", on(0))),
    wrote(Condition("supported", is_fulfilled=True, on=on(1))),
    wrote(Answer(on(2), goes_on=False)),
    wrote(Granted("doc_3m", on(40))),
    wrote(Condition("supported", is_fulfilled=False, on=on(50))),
    wrote(Granted("doc_3m", on(130))),
    wrote(Answer(on(140), goes_on=True)),
    wrote(Condition("supported", is_fulfilled=True, on=on(150))),
    wrote(Granted("permit_6m", on(220))),
    wrote(Ended(on(300), "OtherStatus")),
]


def test_nothing_is_a_stay_that_has_not_begun() -> None:
    assert stay(BE, []) == Stay(Standing(), {}, None)


@given(st.permutations(COURSE))
def test_what_was_written_down_late_takes_its_place_by_its_day(order: list[Entry]) -> None:
    now = stay(BE, order)
    assert now.standing == Standing("permit_6m", on(220), date(2027, 2, 13), 0, Ended(on(300), "OtherStatus"))
    assert now.fulfilled == {"supported": on(150)}
    assert now.answer == Answer(on(140), goes_on=True)
    assert in_the_way(BE, order) == []


def test_on_one_day_what_was_written_down_last_counts() -> None:
    yes, no = (wrote(Answer(on(1), goes_on=goes_on)) for goes_on in (True, False))
    assert stay(BE, [yes, no]).answer == Answer(on(1), goes_on=False)
    assert stay(BE, [no, yes]).answer == Answer(on(1), goes_on=True)


@given(
    st.lists(st.tuples(st.sampled_from(CODES), st.booleans(), st.integers(0, 400)), max_size=40),
)
def test_a_condition_is_fulfilled_since_the_first_day_that_nothing_undid(
    told: list[tuple[str, bool, int]],
) -> None:
    entries = [wrote(Condition(code, is_fulfilled, on(day))) for code, is_fulfilled, day in told]
    found = stay(BE, entries).fulfilled
    for code in CODES:
        # Another way to the same: the run of fulfilled ones at the end.
        of_it = sorted(
            (day, place, is_fulfilled) for place, (name, is_fulfilled, day) in enumerate(told) if name == code
        )
        run: list[int] = []
        for day, _, is_fulfilled in reversed(of_it):
            if not is_fulfilled:
                break
            run.append(day)
        assert found.get(code) == (on(run[-1]) if run else None)


def test_the_facts_for_the_next_step_are_those_of_the_stay() -> None:
    facts = stay(BE, COURSE[:7]).facts(Holder.MINOR)
    assert (facts.holder, facts.fulfilled) == (Holder.MINOR, frozenset())
    assert facts.answer == Answer(on(140), goes_on=True)


@pytest.mark.parametrize(
    ("gone", "stuck"),
    [
        # Who complains at once needs no period of reflection, and the next document is the first then.
        ({0}, []),
        ({3}, []),
        ({0, 3}, []),
        ({8}, []),
        ({3, 5}, [8]),
        ({0, 3, 5}, [8]),
    ],
)
def test_without_a_paper_those_that_need_it_are_in_the_way(gone: set[int], stuck: list[int]) -> None:
    rest = [entry for place, entry in enumerate(COURSE) if place not in gone]
    assert in_the_way(BE, rest) == [COURSE[place].id for place in stuck]
    if stuck:
        with pytest.raises(Impossible):
            stay(BE, rest)
    else:
        stay(BE, rest)


def test_what_was_given_after_the_end_is_in_the_way_of_it() -> None:
    last, early = wrote(Granted("permit_6m", on(320))), wrote(Ended(on(310), "ChoseReturn"))
    course = [*COURSE[:9], last, early]
    assert in_the_way(BE, course) == [last.id]


def test_the_course_is_in_order() -> None:
    assert all(one.what.on <= two.what.on for one, two in pairwise(COURSE))
