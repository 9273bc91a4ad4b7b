"""Writes down what happens to somebody's stay, and works out anew where it stands."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.court.residence import Track
from trafficking_api.features.court.errors import StepImpossible
from trafficking_api.features.court.models import ResidenceEvent, ResidenceTrack
from trafficking_api.features.court.queries import track as queries
from trafficking_api.features.court.rules.residence import Answer, Ended, Granted, Impossible, ask_between
from trafficking_api.features.court.rules.stay import Condition, Entry, Stay, stay


async def standing(mandate: Mandate, track_id: UUID) -> list[Entry]:
    """What was written down of a track that is held, and stands."""
    return [
        entry(event) for event in await mandate.session.scalars(queries.standing_events(mandate, track_id))
    ]


def entry(event: ResidenceEvent) -> Entry:
    """An event, but for a correction, as the rules know it."""
    on = event.happened_on
    what: Granted | Ended | Answer | Condition
    if event.kind == "granted":
        what = Granted(str(event.phase), on, event.until)
    elif event.kind == "ended":
        what = Ended(on, str(event.end_reason))
    elif event.kind == "answered":
        what = Answer(on, bool(event.goes_on))
    else:
        what = Condition(str(event.condition), bool(event.is_fulfilled), on)
    return Entry(event.id, what)


async def write(mandate: Mandate, row: ResidenceTrack, kind: str, **facts: Any) -> ResidenceEvent:
    """Append an event to a track that is held."""
    place = (await mandate.session.scalar(queries.last_place(mandate, row.id)) or 0) + 1
    event = ResidenceEvent(
        organisation_id=row.organisation_id,
        case_id=row.case_id,
        track_id=row.id,
        place=place,
        kind=kind,
        recorded_at=mandate.now,
        client_id=mandate.actor.client_id,
        member_id=mandate.member_id,
        request_id=mandate.actor.request_id,
        **facts,
    )
    mandate.session.add(event)
    return event


def settle(row: ResidenceTrack, law: Track, entries: Sequence[Entry]) -> None:
    """Store where a track stands after these. Raises StepImpossible."""
    try:
        now = stay(law, entries)
    except Impossible:
        raise StepImpossible from None
    _store(row, law, now)


def _store(row: ResidenceTrack, law: Track, now: Stay) -> None:
    at = now.standing
    row.phase, row.since, row.until, row.renewals = at.phase, at.since, at.until, at.renewals
    row.ask_from, row.ask_until = ask_between(law, at) or (None, None)
    row.ended_on, row.end_reason = (at.end.on, at.end.reason) if at.end else (None, None)
    row.fulfilled = [
        {"code": code, "since": since.isoformat()} for code, since in sorted(now.fulfilled.items())
    ]
    row.answered_on, row.answer_goes_on = (now.answer.on, now.answer.goes_on) if now.answer else (None, None)
