"""Tracks at each place, and what is written down on the way there."""

from typing import Any

import httpx

from tests.factories.court_residence import PAPERS, TRACKS, track
from tests.features.case_plans.plans import Desk
from tests.features.stories import now_done

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
