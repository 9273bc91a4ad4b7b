"""Her papers, phase by phase, in the order and on the days that the law has for them."""

import json
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from trafficking_api.countries.court import residence
from trafficking_api.countries.court.residence import Duration, Holder, Track, track, tracks
from trafficking_api.features.court.rules.residence import (
    ANSWERED_NO,
    NO_ANSWER,
    Answer,
    Ended,
    Facts,
    Granted,
    Impossible,
    Next,
    Standing,
    ask_between,
    fold,
    last_day,
    may_work,
    next_steps,
)
from trafficking_api.vocabulary import code_list

THREE = frozenset({"left_milieu", "supported", "cooperates"})
ADULT, MINOR = Holder.ADULT, Holder.MINOR


def belgium() -> Track:
    found = track("BE")
    assert found is not None
    return found


BE = belgium()


def possible(events: list[Granted], facts: Facts) -> list[str]:
    """The phases that nothing is missing for."""
    return [step.phase for step in next_steps(BE, fold(BE, events), facts) if not step.missing]


def d(day: str) -> date:
    return date.fromisoformat(day)


#: Phase, given on; and, worked out by hand: last day, ask from, ask until, may work.
JOURNEY = [
    ("reflection_45d", "2026-01-05", "2026-02-19", "2026-02-04", "2026-02-14", False),
    ("doc_3m", "2026-02-18", "2026-05-18", "2026-04-18", "2026-05-04", True),
    ("doc_3m", "2026-05-18", "2026-08-18", "2026-07-19", "2026-08-04", True),
    ("permit_6m", "2026-08-17", "2027-02-17", "2027-01-03", "2027-01-18", True),
    ("permit_6m", "2027-02-17", "2027-08-17", "2027-07-03", "2027-07-18", True),
    ("permit_6m", "2027-08-17", "2028-02-17", "2028-01-03", "2028-01-18", True),
    ("indefinite", "2028-02-16", None, None, None, True),
]


def test_the_journey_from_reflection_to_unlimited() -> None:
    events: list[Granted] = []
    for phase, on, until, ask_from, ask_until, works in JOURNEY:
        day = d(on)
        facts = Facts(ADULT, THREE | {"trafficking_upheld"}, Answer(day, goes_on=True))
        assert phase in possible(events, facts), (phase, on)
        events.append(Granted(phase, day))
        now = fold(BE, events)
        assert (now.phase, now.since) == (phase, day)
        assert now.until == (until and d(until)), (phase, on)
        wanted = None if ask_from is None or ask_until is None else (d(ask_from), d(ask_until))
        assert ask_between(BE, now) == wanted, (phase, on)
        assert may_work(BE, now, day) is works
    unlimited = fold(BE, events)
    everything = Facts(ADULT, THREE | {"trafficking_upheld"}, Answer(d("2030-01-01"), goes_on=True))
    assert next_steps(BE, unlimited, everything) == ()
    assert may_work(BE, unlimited, d("2058-01-01"))


def test_each_step_needs_the_three_conditions_and_the_magistrate() -> None:
    now = fold(BE, [Granted("reflection_45d", d("2026-01-05"))])
    nothing = next_steps(BE, now, Facts(ADULT))
    assert nothing == (
        Next("doc_3m", is_renewal=False, missing=("left_milieu", "supported", "cooperates", NO_ANSWER)),
    )
    some = Facts(ADULT, frozenset({"left_milieu", "cooperates"}), Answer(d("2026-02-01"), goes_on=False))
    assert next_steps(BE, now, some) == (
        Next("doc_3m", is_renewal=False, missing=("supported", ANSWERED_NO)),
    )
    # An answer from before this phase began was for the step that led here.
    old = Facts(ADULT, THREE, Answer(d("2026-01-04"), goes_on=True))
    assert next_steps(BE, now, old) == (Next("doc_3m", is_renewal=False, missing=(NO_ANSWER,)),)


def test_every_step_but_the_first_asks_all_of_it() -> None:
    for step in BE.steps:
        begins = step.source_phase is None and (step.to == "reflection_45d" or step.holders == (MINOR,))
        wanted = {"left_milieu", "supported"} if begins else THREE
        assert set(step.conditions) - {"trafficking_upheld"} == wanted
        assert ("trafficking_upheld" in step.conditions) == (step.to == "indefinite")
        assert step.magistrate is not begins


def test_a_minor_gets_three_months_at_once() -> None:
    first = Facts(MINOR, frozenset({"left_milieu", "supported"}))
    assert next_steps(BE, Standing(), first) == (Next("doc_3m", is_renewal=False, missing=()),)
    adult = Facts(ADULT, frozenset({"left_milieu", "supported"}))
    assert next_steps(BE, Standing(), adult) == (
        Next("reflection_45d", is_renewal=False, missing=()),
        Next("doc_3m", is_renewal=False, missing=("cooperates", NO_ANSWER)),
    )
    now = fold(BE, [Granted("doc_3m", d("2026-11-30"))])
    assert now.until == d("2027-02-28")


def test_three_months_are_renewed_once_and_six_as_often_as_needed() -> None:
    facts = Facts(MINOR, THREE, Answer(d("2029-01-01"), goes_on=True))
    events = [Granted("doc_3m", d("2026-01-01"))]
    assert possible(events, facts) == ["doc_3m", "permit_6m"]
    events.append(Granted("doc_3m", d("2026-04-01")))
    assert fold(BE, events).renewals == 1
    assert possible(events, facts) == ["permit_6m"]
    with pytest.raises(Impossible, match="cannot follow"):
        fold(BE, [*events, Granted("doc_3m", d("2026-07-01"))])
    for half_year in range(12):
        events.append(Granted("permit_6m", d("2026-07-01") + timedelta(days=180 * half_year)))
        assert fold(BE, events).renewals == half_year
        assert possible(events, facts) == (["permit_6m"] if events[-1].on <= d("2029-01-01") else [])


def test_unlimited_needs_a_conviction_or_that_the_prosecution_sought_trafficking() -> None:
    now = fold(BE, [Granted("doc_3m", d("2026-01-01")), Granted("permit_6m", d("2026-04-01"))])
    facts = Facts(ADULT, THREE, Answer(d("2026-09-01"), goes_on=True))
    assert next_steps(BE, now, facts) == (
        Next("permit_6m", is_renewal=True, missing=()),
        Next("indefinite", is_renewal=False, missing=("trafficking_upheld",)),
    )


def test_after_the_end_nothing_follows() -> None:
    end = Ended(d("2026-03-01"), "ChoseReturn")
    assert end.reason in {value.code for value in code_list("victim_track_end_reason").values}
    events: list[Granted | Ended] = [Granted("doc_3m", d("2026-01-01")), end]
    now = fold(BE, events)
    assert (now.phase, now.end) == ("doc_3m", end)
    assert next_steps(BE, now, Facts(ADULT, THREE)) == ()
    assert ask_between(BE, now) is None
    assert not may_work(BE, now, d("2026-02-01"))
    with pytest.raises(Impossible, match="after the end"):
        fold(BE, [*events, Granted("permit_6m", d("2026-04-01"))])


@pytest.mark.parametrize(
    "events",
    [
        [Granted("permit_6m", d("2026-01-01"))],
        [Granted("reflection_45d", d("2026-01-01")), Granted("reflection_45d", d("2026-02-01"))],
        [Granted("reflection_45d", d("2026-01-01")), Granted("permit_6m", d("2026-02-01"))],
        [Granted("doc_3m", d("2026-01-02")), Granted("doc_3m", d("2026-01-01"))],
        [Granted("doc_3m", d("2026-01-02"), until=d("2026-01-01"))],
        [Granted("moon", d("2026-01-02"))],
    ],
)
def test_what_the_track_does_not_know_is_refused(events: list[Granted]) -> None:
    with pytest.raises(Impossible):
        fold(BE, events)


def test_the_day_on_the_paper_goes_before_the_rule() -> None:
    now = fold(BE, [Granted("doc_3m", d("2026-01-01"), until=d("2026-03-15"))])
    assert now.until == d("2026-03-15")
    assert ask_between(BE, now) == (d("2026-02-13"), d("2026-03-01"))
    assert may_work(BE, now, d("2026-03-15"))
    assert not may_work(BE, now, d("2026-03-16"))
    assert not may_work(BE, now, d("2025-12-31"))
    short = fold(BE, [Granted("doc_3m", d("2026-01-01"), until=d("2026-01-20"))])
    assert ask_between(BE, short) == (d("2026-01-01"), d("2026-01-06"))
    assert ask_between(BE, Standing()) is None
    assert not may_work(BE, Standing(), d("2026-01-01"))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 120))
def test_months_end_on_the_day_of_the_same_number_or_the_last_of_the_month(day: date, months: int) -> None:
    end = Duration(months=months).last_day(day)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)
    assert Duration(days=months).last_day(day) - day == timedelta(days=months)


def test_leap_days() -> None:
    assert last_day(BE.phase("permit_6m"), Granted("permit_6m", d("2027-08-31"))) == d("2028-02-29")
    assert last_day(BE.phase("permit_6m"), Granted("permit_6m", d("2026-08-31"))) == d("2027-02-28")
    assert last_day(BE.phase("indefinite"), Granted("indefinite", d("2026-08-31"))) is None


# --- the data ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", tracks().values(), ids=lambda found: found.country)
def test_crt_6_every_row_says_where_it_comes_from_and_that_nobody_verified_it(found: Track) -> None:
    assert (found.advisory, found.verified_by) == (True, None)
    documents = {value.code for value in code_list("residence_document").values}
    sources = [phase.source for phase in found.phases] + [step.source for step in found.steps]
    sources += [phase.work.source for phase in found.phases]
    sources += [phase.ask_within.source for phase in found.phases if phase.ask_within]
    assert all(len(source) > 20 for source in sources)
    for phase in found.phases:
        assert phase.document in documents
        assert phase.labels.en != phase.labels.fr
    assert {code for step in found.steps for code in step.conditions} <= {c.code for c in found.conditions}


def test_belgium_and_france_have_a_track_and_others_have_none() -> None:
    assert sorted(tracks()) == ["BE", "FR"]
    assert track("LA") is track("CD") is None
    assert [phase.code for phase in BE.phases] == ["reflection_45d", "doc_3m", "permit_6m", "indefinite"]
    assert [phase.work.allowed for phase in BE.phases] == [False, True, True, True]


def test_no_label_of_a_belgian_paper_tells_what_it_is_for() -> None:
    told = " ".join(f"{p.labels.en} {p.labels.fr} {p.document}" for p in BE.phases).lower()
    assert not any(word in told for word in ("traffick", "traite", "victim"))


def test_the_french_track_goes_from_reflection_to_ten_years() -> None:
    france = track("FR")
    assert france is not None
    days = [d("2026-01-05"), d("2026-02-04"), d("2027-02-04"), d("2028-02-04")]
    phases = ["reflection_30d", "card_1y", "card_1y", "resident_10y"]
    now = fold(france, [Granted(phase, day) for phase, day in zip(phases, days, strict=True)])
    assert now.until == d("2038-02-04")
    assert ask_between(france, now) == (d("2037-10-07"), d("2037-12-06"))
    first = fold(france, [Granted("reflection_30d", days[0])])
    assert first.until == d("2026-02-04")
    assert ask_between(france, first) is None
    assert may_work(france, first, days[0])


def _raw() -> dict[str, Any]:
    file = resources.files("trafficking_api.countries.court").joinpath("residence", "BE.json")
    raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return raw


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"phases": [*_raw()["phases"], _raw()["phases"][0]]}, "twice"),
        ({"conditions": _raw()["conditions"][1:]}, "no such phase or condition: left_milieu"),
        ({"steps": [*_raw()["steps"], {**_raw()["steps"][0], "to": "moon"}]}, "moon"),
        ({"steps": [*_raw()["steps"], _raw()["steps"][0]]}, "twice"),
        ({"steps": [*_raw()["steps"], {**_raw()["steps"][3], "from": "indefinite"}]}, "leads back"),
        ({"steps": [{**_raw()["steps"][0], "times_max": 2}, *_raw()["steps"][1:]]}, "is no renewal"),
        ({"steps": _raw()["steps"][:-1]}, "never reached: indefinite"),
        ({"phases": [{**_raw()["phases"][0], "duration": {"days": 1, "months": 1}}]}, "days or in months"),
        ({"phases": [{**_raw()["phases"][0], "duration": {}}]}, "days or in months"),
        (
            {
                "phases": [
                    {**_raw()["phases"][0], "ask_within": {"from_days": 1, "until_days": 2, "source": "-"}}
                ]
            },
            "before it begins",
        ),
        ({"earlier": [_raw()]}, "on the same day"),
        ({"earlier": [_raw() | {"country": "FR", "effective_from": "2000-01-01"}]}, "same country"),
        ({"advisory": False}, "advisory until"),
        ({"remark": "x"}, "remark"),
    ],
)
def test_a_wrong_track_is_refused_when_it_is_read(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Track.model_validate(_raw() | change)


def test_what_held_before_holds_on_for_its_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "residence").mkdir()
    before = _raw() | {"effective_from": "2007-06-01"}
    newest = _raw() | {"effective_from": "2027-01-01", "earlier": [before]}
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    (tmp_path / "residence" / "BE.json").write_text(json.dumps(newest), encoding="utf-8")
    monkeypatch.setattr(residence, "tracks", tracks.__wrapped__)
    wanted = {"1999-01-01": 2007, "2007-06-01": 2007, "2026-12-31": 2007, "2027-01-01": 2027}
    for day, year in {**wanted, "2030-01-01": 2027}.items():
        found = track("BE", d(day))
        assert found is not None
        assert found.effective_from.year == year, day
    assert track("LA", d("2026-01-01")) is None


def test_adding_a_country_is_a_data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, belgian = tmp_path / "residence", _raw()
    folder.mkdir()
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    (folder / "PT.json").write_text(json.dumps(belgian | {"country": "PT"}), encoding="utf-8")
    (folder / "README.md").write_text("not a country", encoding="utf-8")
    assert tracks.__wrapped__()["PT"].phases == BE.phases
    (folder / "ES.json").write_text(json.dumps(belgian), encoding="utf-8")
    with pytest.raises(ValueError, match=r"ES\.json is about BE"):
        tracks.__wrapped__()
