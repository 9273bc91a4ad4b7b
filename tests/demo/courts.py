"""The demo's court files, hearings, deadlines, claims and stays, counted again by hand."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.demo.running import Demo
from trafficking_api.demo.courts import STORIES
from trafficking_api.features.court.states import (
    AppealStatus,
    ClaimStatus,
    DeadlineStatus,
    HearingStatus,
    RequestStatus,
    TrackStatus,
)

BELGIAN = "belgian_centre"
_WORDS = {
    "court-files": ("lawyer_name", "lawyer_contact"),
    "proceedings": ("file_number", "court"),
    "hearings": ("location",),
    "residence-papers": ("number",),
    "privileged-notes": ("text",),
}


async def people_go_through_the_courts(demo: Demo) -> None:
    """As far as promised: in every kind of stage, with what each of them has to see to."""
    for slug in STORIES.keys() - {"chapters"}:
        files = demo.all(slug, "legal", "/v1/court-files?limit=200")
        assert len(files) == _promised(slug, "courts")
        proceedings = demo.all(slug, "legal", "/v1/proceedings?limit=200")
        assert len(proceedings) == len(files)
        assert {one["advisory"] for one in proceedings} == {True}
        await _stages_are_what_the_steps_say(demo, proceedings)
    _every_kind_of_stage(demo)
    _the_agenda_has_hearings(demo)
    _some_deadlines_run(demo)
    _parties_go_on(demo)
    _she_is_paid_or_not(demo)
    _her_papers_follow_each_other(demo)
    await _only_the_legal_worker_has_notes(demo)


def words_of_courts(demo: Demo, slug: str) -> set[str]:
    """All that is told in words, as the API tells the legal worker who reads it."""
    told: set[str] = set()
    for path, names in _WORDS.items():
        for row in demo.all(slug, "legal", f"/v1/{path}?limit=200"):
            details = demo.get(slug, "legal", f"/v1/{path}/{row['id']}").json()["details"]
            told |= {details[name] for name in names if details and details[name]}
    return told


def _promised(slug: str, kind: str) -> int:
    return sum(one["count"] for one in STORIES[slug][kind])


async def _stages_are_what_the_steps_say(demo: Demo, proceedings: list[dict[str, Any]]) -> None:
    """Each stands where its steps led (G-6), which were written down when they happened (CRT-17)."""
    rows = await demo.rows(
        "SELECT proceeding_id::text, from_stage, to_stage, occurred_at, recorded_at FROM proceeding_steps "
        "ORDER BY proceeding_id, place"
    )
    for one in proceedings:
        stage, before = "considering", datetime.fromisoformat(one["opened_at"])
        for _, source, target, occurred_at, recorded_at in (row for row in rows if row[0] == one["id"]):
            assert source == stage
            assert before <= occurred_at <= recorded_at
            assert recorded_at - occurred_at < timedelta(minutes=1)
            stage, before = target, occurred_at
        assert one["stage"] == stage


def _every_kind_of_stage(demo: Demo) -> None:
    proceedings = demo.all(BELGIAN, "legal", "/v1/proceedings?limit=200")
    criminal = Counter(one["stage"] for one in proceedings if one["procedure"] == "Criminal")
    assert set(criminal) == {
        *("considering", "no_complaint", "complaint_filed", "investigation", "reopened", "dismissed"),
        *("referred", "trial", "judgment", "appeal", "appeal_judgment", "cassation", "final"),
    }
    assert criminal["considering"] == 3
    labour = {one["stage"] for one in proceedings if one["procedure"] == "Labour"}
    assert labour == {"claim_filed", "pleadings", "judgment", "settled"}
    assert {one["country"] for one in demo.all("lao_centre", "legal", "/v1/proceedings")} == {"LA"}
    for one in proceedings[:5]:
        parties = demo.all(BELGIAN, "legal", f"/v1/proceedings/{one['id']}/parties")
        assert sum(party["is_her"] for party in parties) == 1


def _the_agenda_has_hearings(demo: Demo) -> None:
    """Held, put off, cancelled and missed, and some to come, to which the legal worker goes."""
    hearings = demo.all(BELGIAN, "legal", "/v1/hearings?limit=200")
    states = Counter(one["status"] for one in hearings)
    assert set(states) == set(HearingStatus) - {"entered_in_error"}
    assert sum(one["predecessor_id"] is not None for one in hearings) == states["postponed"] > 2
    now = datetime.now(UTC)
    me = demo.get(BELGIAN, "legal", "/v1/me").json()["member_id"]
    soon = demo.all(BELGIAN, "legal", f"/v1/hearings?limit=200&member_id={me}&status=scheduled")
    dated = [datetime.fromisoformat(one["starts_at"]) for one in soon if one["starts_at"]]
    assert len(dated) == states["scheduled"] - 1 >= 9
    assert min(dated) > now
    assert max(dated) < now + timedelta(days=40)
    work = demo.all(BELGIAN, "legal", "/v1/work-list?limit=200&kind=hearing")
    assert {item["kind"] for item in work} == {"hearing"}


def _some_deadlines_run(demo: Demo) -> None:
    """Met, waived, and open: of those one is missed, the others end in the coming weeks."""
    deadlines = demo.all(BELGIAN, "legal", "/v1/deadlines?limit=200")
    assert {one["status"] for one in deadlines} >= set(DeadlineStatus) - {"superseded"}
    running = [one for one in deadlines if one["status"] == "open"]
    assert sum(one["is_missed"] for one in running) == 1
    assert len(running) >= 4
    assert {one["is_manual"] for one in running} == {False}
    ends = [datetime.fromisoformat(one["due_at"]) for one in running if not one["is_missed"]]
    assert max(ends) < datetime.now(UTC) + timedelta(days=35)
    missed = demo.all("congolese_coordination", "legal", "/v1/deadlines?is_overdue=true")
    assert len(missed) == 1


def _parties_go_on(demo: Demo) -> None:
    appeals = demo.all(BELGIAN, "legal", "/v1/court-appeals?limit=200")
    assert {one["status"] for one in appeals} == set(AppealStatus) - {"withdrawn"}
    of = Counter(one["proceeding_id"] for one in appeals if one["remedy"] == "Appeal")
    assert set(of.values()) == {1, 2}
    assert sum(one["is_late"] is True for one in appeals) == 1


def _she_is_paid_or_not(demo: Demo) -> None:
    claims = demo.all(BELGIAN, "legal", "/v1/compensation-claims?limit=200")
    assert {one["status"] for one in claims} == set(ClaimStatus) - {"renounced"}
    assert {one["source"] for one in claims} >= {"Offender", "UnpaidWages", "StateFund"}
    for one in claims:
        if one["status"] == "paid":
            assert one["received"]["amount_minor"] == one["awarded"]["amount_minor"]


def _her_papers_follow_each_other(demo: Demo) -> None:
    """One stay in each phase, some that end soon, some that have ended; what was asked for is known."""
    tracks = demo.all(BELGIAN, "legal", "/v1/residence-tracks?limit=200")
    assert len(tracks) >= _promised(BELGIAN, "stays") - 1, "a minor may not be there"
    phases = {one["phase"] for one in tracks}
    assert phases == {None, "reflection_45d", "doc_3m", "permit_6m", "indefinite"}
    assert {one["status"] for one in tracks} == set(TrackStatus)
    soon = (datetime.now(UTC) + timedelta(days=25)).date().isoformat()
    assert sum(one["status"] == "open" and (one["until"] or "9") < soon for one in tracks) >= 2
    papers = demo.all(BELGIAN, "legal", "/v1/residence-papers?limit=200")
    assert {paper["type"] for paper in papers} == {"BE_ANNEX15", "BE_AI", "BE_CARD_A", "BE_CARD_B"}
    asked = [
        request
        for one in tracks
        for request in demo.all(BELGIAN, "legal", f"/v1/residence-tracks/{one['id']}/requests")
    ]
    assert {one["status"] for one in asked} == set(RequestStatus) - {"withdrawn"}
    assert {one["answer"] for one in asked} == {"Granted", "Refused", None}


async def _only_the_legal_worker_has_notes(demo: Demo) -> None:
    notes = demo.all(BELGIAN, "legal", "/v1/privileged-notes")
    me = demo.get(BELGIAN, "legal", "/v1/me").json()["member_id"]
    assert {note["author_id"] for note in notes} == {me}
    assert len(notes) >= 3
    ((stored,),) = await demo.rows("SELECT count(*) FROM privileged_notes")
    assert stored == len(notes) + 1, "one more in Congo"
