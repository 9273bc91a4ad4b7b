"""Tracks at each place, and what is written down on the way there."""

from typing import Any
from uuid import UUID

import httpx

from tests.factories.court_residence import PAPERS, TRACKS, track
from tests.features.case_plans.plans import Desk, state_of
from tests.features.stories import now_done
from trafficking_api.countries.court.residence import track as law_of
from trafficking_api.features.court.models import ResidenceEvent
from trafficking_api.features.court.rules.residence import ask_between
from trafficking_api.features.court.rules.stay import Entry, stay
from trafficking_api.features.court.service.events import entry

#: From reflection to unlimited: phase, given on, its last day, when to ask for the next, may she work.
JOURNEY = [
    ("reflection_45d", "2026-01-05", "2026-02-19", "2026-02-04", "2026-02-14", False),
    ("doc_3m", "2026-02-18", "2026-05-18", "2026-04-18", "2026-05-04", True),
    ("doc_3m", "2026-05-18", "2026-08-18", "2026-07-19", "2026-08-04", True),
    ("permit_6m", "2026-08-17", "2027-02-17", "2027-01-03", "2027-01-18", True),
    ("permit_6m", "2027-02-17", "2027-08-17", "2027-07-03", "2027-07-18", True),
    ("indefinite", "2027-08-16", None, None, None, True),
]
DOCUMENTS = {
    "reflection_45d": "BE_ANNEX15",
    "doc_3m": "BE_AI",
    "permit_6m": "BE_CARD_A",
    "indefinite": "BE_CARD_B",
}


async def begun(there: Desk, **more: Any) -> str:
    """The address of a track that has just begun."""
    made = await there.author.made(TRACKS, track(there.case, **more))
    return str(made.headers["Location"])


async def given(there: Desk, here: str, phase: str, on: str, **more: Any) -> httpx.Response:
    """Write down that she was given this phase."""
    return await now_done(there.author, here, "grant", {"phase": phase, "on": on, **more})


async def fulfilled(there: Desk, here: str, on: str, *codes: str) -> None:
    """Write down that these conditions are fulfilled."""
    for code in codes:
        await now_done(there.author, here, "condition", {"code": code, "is_fulfilled": True, "on": on})


async def events(there: Desk, here: str) -> list[dict[str, Any]]:
    """What was written down of a track."""
    answer = await there.author.get(f"{here}/events?limit=200")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def paper(there: Desk, **more: Any) -> str:
    """The address of a paper of hers."""
    body = {"case_id": there.case, "type": "VISA", "valid_from": "2026-01-01", **more}
    return str((await there.author.made(PAPERS, body)).headers["Location"])


async def last_event(there: Desk, here: str, kind: str) -> str:
    """The address of the last event of this kind."""
    last = [event for event in await events(there, here) if event["kind"] == kind][-1]
    return f"{here}/events/{last['id']}"


async def as_stored(there: Desk) -> int:
    """Insist that each track of the case stands where its events lead; returns how many there are."""
    names = ("id", "country", "phase", "since", "until", "renewals", "ask_from", "ask_until", "ended_on")
    more = ("end_reason", "fulfilled", "answered_on", "answer_goes_on")
    rows = await state_of(there, "residence_tracks", *names, *more)
    for id_, country, *stored in rows:
        law = law_of(country)
        assert law is not None
        now = stay(law, await _standing(there, id_))
        at, end, answer = now.standing, now.standing.end, now.answer
        assert stored == [
            *(at.phase, at.since, at.until, at.renewals),
            *(ask_between(law, at) or (None, None)),
            *((end.on, end.reason) if end else (None, None)),
            [{"code": each, "since": now.fulfilled[each].isoformat()} for each in sorted(now.fulfilled)],
            *((answer.on, answer.goes_on) if answer else (None, None)),
        ]
    return len(rows)


async def _standing(there: Desk, track_id: UUID) -> list[Entry]:
    """What stands of a track, read past the program."""
    rows = await there.house.owner_execute(
        "SELECT * FROM residence_events WHERE track_id = :id ORDER BY place", id=track_id
    )
    all_: list[Any] = [dict(row._mapping) for row in rows.all()]
    gone = {row["corrects_id"] for row in all_}
    return [
        entry(ResidenceEvent(**row)) for row in all_ if row["id"] not in gone and row["kind"] != "correction"
    ]
