"""Follows the papers of somebody's stay: what she fulfils, what the authority gives her, and its end."""

from datetime import date
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.countries.court.residence import Holder, Track, track
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import day_of, refuse_future, row_of, supported
from trafficking_api.features.court.errors import ResidenceTrackOpen, StepStandsOnIt, TakenBack
from trafficking_api.features.court.models import ResidenceTrack
from trafficking_api.features.court.queries import track as queries
from trafficking_api.features.court.rules.residence import Granted, last_day, next_steps
from trafficking_api.features.court.rules.stay import Entry, in_the_way, stay
from trafficking_api.features.court.schemas.track import (
    MagistrateAnswer,
    NewResidenceTrack,
    ResidenceCondition,
    ResidenceCorrection,
    ResidenceEnding,
    ResidenceGrant,
    ResidenceTrackPatch,
)
from trafficking_api.features.court.service import events, paper
from trafficking_api.features.court.service.moving import given_instead
from trafficking_api.features.court.service.outlook import law_of
from trafficking_api.features.court.states import CENTRE, TRACK, TrackStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState
from trafficking_api.kit.states import SYSTEM
from trafficking_api.kit.wire import Command


async def begin(mandate: Mandate, body: NewResidenceTrack) -> UUID:
    """Follow her papers from now on, one track at a time in a case.

    Raises Invalid, CaseClosed, CaseMerged, ResidenceTrackOpen.
    """
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    law = track(body.country, mandate.today())
    if law is None:
        raise Invalid(errors=[Fault("/country", "no_residence_track")])
    row = ResidenceTrack(
        organisation_id=mandate.organisation_id,
        law_from=law.effective_from,
        **body.model_dump(),
        **mandate.stamps(),
    )
    mandate.started(row, row.status, verb="begun")
    try:
        await mandate.session.flush()
    except IntegrityError:  # the only key that can be taken is that of the open track
        raise ResidenceTrackOpen from None
    return row.id


async def change(mandate: Mandate, track_id: UUID, expected: Expected, body: ResidenceTrackPatch) -> None:
    """Say otherwise whose stay it is. Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState."""
    case, row = await row_of(mandate, ResidenceTrack, track_id, expected)
    cases.refuse_closed(case)
    if row.status != TrackStatus.OPEN:
        raise WrongState(row.status, TRACK.allowed(row.status, (CENTRE,)))
    row.sqlmodel_update(body.model_dump(include=body.model_fields_set))
    mandate.touch(row)


async def fulfil(mandate: Mandate, track_id: UUID, expected: Expected, body: ResidenceCondition) -> None:
    """A condition is fulfilled, or not any more. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row, on = await _command(mandate, track_id, "condition", expected, body, body.on)
    law = law_of(row)
    references([("/code", body.code in {condition.code for condition in law.conditions})])
    event = await events.write(
        mandate,
        row,
        "condition",
        happened_on=on,
        condition=body.code,
        is_fulfilled=body.is_fulfilled,
    )
    events.settle(row, law, [*await events.standing(mandate, row.id), events.entry(event)])


async def answer(mandate: Mandate, track_id: UUID, expected: Expected, body: MagistrateAnswer) -> None:
    """The magistrate has answered. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row, on = await _command(mandate, track_id, "answer", expected, body, body.on)
    before = await events.standing(mandate, row.id)
    event = await events.write(mandate, row, "answered", happened_on=on, goes_on=body.goes_on)
    events.settle(row, law_of(row), [*before, events.entry(event)])


async def grant(mandate: Mandate, track_id: UUID, expected: Expected, body: ResidenceGrant) -> None:
    """The authority has given her a paper; what is missing for it by the law is written down beside it.

    Raises NotFound, ReadOnly, Stale, WrongState, StepImpossible, Invalid, Erased.
    """
    case, row, on = await _command(mandate, track_id, "grant", expected, body, body.on)
    law = law_of(row)
    references([("/phase", body.phase in {phase.code for phase in law.phases})])
    if body.until is not None and body.until < on:
        raise Invalid(errors=[Fault("/until", "before_on")])
    before = await events.standing(mandate, row.id)
    event = await events.write(
        mandate,
        row,
        "granted",
        happened_on=on,
        phase=body.phase,
        until=body.until,
        missing=_missing(law, Holder(row.holder), before, body.phase, on),
    )
    events.settle(row, law, [*before, events.entry(event)])
    if body.paper is not None:
        until = last_day(law.phase(body.phase), Granted(body.phase, on, body.until))
        given = await paper.granted(mandate, case, event, until, body.paper)
        # As many were written down as stand, if nothing was ever taken back.
        if event.place > len(before) + 1:
            await given_instead(mandate, given, body.phase)


def _missing(law: Track, holder: Holder, entries: list[Entry], phase: str, on: date) -> list[str]:
    """What was missing for a phase on the day on which it was given."""
    then = stay(law, [entry for entry in entries if entry.what.on <= on])
    steps = next_steps(law, then.standing, then.facts(holder))
    return next((list(step.missing) for step in steps if step.phase == phase), [])


async def end(mandate: Mandate, track_id: UUID, expected: Expected, body: ResidenceEnding) -> None:
    """Her stay on these grounds is over; in a closed case too, which stays closed.

    Raises NotFound, ReadOnly, Stale, WrongState, StepImpossible, Invalid.
    """
    _, row, on = await _command(mandate, track_id, "end", expected, body, body.on)
    before = await events.standing(mandate, row.id)
    event = await events.write(mandate, row, "ended", happened_on=on, end_reason=body.reason)
    events.settle(row, law_of(row), [*before, events.entry(event)])


async def correct(
    mandate: Mandate, track_id: UUID, event_id: UUID, expected: Expected, body: ResidenceCorrection
) -> None:
    """Take back what was written down by mistake, if the rest can follow without it.

    Raises NotFound, ReadOnly, Stale, WrongState, TakenBack, StepStandsOnIt, ResidenceTrackOpen, Invalid.
    """
    if await mandate.session.scalar(queries.event_of(mandate, track_id, event_id)) is None:
        raise NotFound
    _, row, on = await _command(mandate, track_id, "correct", expected, body, None)
    law, all_ = law_of(row), await events.standing(mandate, row.id)
    rest = [entry for entry in all_ if entry.id != event_id]
    if len(rest) == len(all_):
        raise TakenBack
    if stuck := in_the_way(law, rest):
        raise StepStandsOnIt([str(id_) for id_ in stuck])
    await events.write(
        mandate, row, "correction", happened_on=on, corrects_id=event_id, why=body.reason.value
    )
    events.settle(row, law, rest)
    if row.status == TrackStatus.ENDED and row.ended_on is None:
        mandate.command(TRACK, row, "reopen", sides=(SYSTEM,))
    try:
        await mandate.session.flush()
    except IntegrityError:  # another one was begun since it had ended
        raise ResidenceTrackOpen from None
    await paper.take_back(mandate, event_id)


async def _command(
    mandate: Mandate, track_id: UUID, command: str, expected: Expected, body: Command, on: date | None
) -> tuple[Guest, ResidenceTrack, date]:
    """Follow a command of a track: its case, itself, and the day on which it happened."""
    case, row = await row_of(mandate, ResidenceTrack, track_id, expected)
    mandate.command(TRACK, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    refuse_future(mandate, "/on", on)
    return case, row, on or day_of(mandate, body.occurred_at)
