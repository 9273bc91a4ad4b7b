"""Writes down what the authority is asked for somebody's stay, and what it answers."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.countries.court.residence import Holder
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import day_of, refuse_future, row_of
from trafficking_api.features.court.errors import RequestUnanswered, StepImpossible
from trafficking_api.features.court.models import ResidenceRequest, ResidenceTrack
from trafficking_api.features.court.queries import request as queries
from trafficking_api.features.court.rules.residence import next_steps
from trafficking_api.features.court.rules.stay import stay
from trafficking_api.features.court.schemas.request import NewResidenceRequest, ResidenceRequestAnswer
from trafficking_api.features.court.service import events
from trafficking_api.features.court.service.outlook import law_of
from trafficking_api.features.court.states import CENTRE, REQUEST, TRACK, TrackStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState
from trafficking_api.kit.wire import Command

_WHATEVER = Expected("*")


async def ask(mandate: Mandate, track_id: UUID, body: NewResidenceRequest) -> UUID:
    """Ask for a step that the law knows, whatever is missing for it; one request at a time.

    Raises NotFound, ReadOnly, CaseClosed, WrongState, StepImpossible, RequestUnanswered, Invalid.
    """
    case, track = await row_of(mandate, ResidenceTrack, track_id, _WHATEVER)
    cases.refuse_closed(case)
    if track.status != TrackStatus.OPEN:
        raise WrongState(track.status, TRACK.allowed(track.status, (CENTRE,)))
    refuse_future(mandate, "/asked_on", body.asked_on)
    row = ResidenceRequest(
        organisation_id=mandate.organisation_id,
        case_id=track.case_id,
        track_id=track.id,
        phase=body.phase,
        is_renewal=await _is_renewal(mandate, track, body.phase),
        asked_on=body.asked_on or mandate.today(),
        **mandate.stamps(),
    )
    mandate.started(row, row.status, verb="asked")
    mandate.touch(track)
    try:
        await mandate.session.flush()
    except IntegrityError:  # the only key that can be taken is that of the request under way
        raise RequestUnanswered from None
    return row.id


async def _is_renewal(mandate: Mandate, track: ResidenceTrack, phase: str) -> bool:
    """Whether a step renews what she has. Raises Invalid, and StepImpossible for one that cannot follow."""
    law = law_of(track)
    references([("/phase", phase in {each.code for each in law.phases})])
    now = stay(law, await events.standing(mandate, track.id))
    steps = next_steps(law, now.standing, now.facts(Holder(track.holder)))
    step = next((step for step in steps if step.phase == phase), None)
    if step is None:
        raise StepImpossible
    return step.is_renewal


async def answer(
    mandate: Mandate, track_id: UUID, request_id: UUID, expected: Expected, body: ResidenceRequestAnswer
) -> None:
    """The authority has answered; in a closed case too, which stays closed.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    row = await _command(mandate, (track_id, request_id), "answer", expected, body)
    refuse_future(mandate, "/on", body.on)
    on = body.on or day_of(mandate, body.occurred_at)
    if on < row.asked_on:
        raise Invalid(errors=[Fault("/on", "before_asked_on")])
    row.answer, row.answered_on = body.answer, on


async def withdraw(
    mandate: Mandate, track_id: UUID, request_id: UUID, expected: Expected, body: Command
) -> None:
    """It is not asked for any more. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    await _command(mandate, (track_id, request_id), "withdraw", expected, body)


async def _command(
    mandate: Mandate, ids: tuple[UUID, UUID], command: str, expected: Expected, body: Command
) -> ResidenceRequest:
    """Follow a command of a request, which is found through its track alone (G-2)."""
    track_id, request_id = ids
    if await mandate.session.scalar(queries.request_of(mandate, track_id, request_id)) is None:
        raise NotFound
    _, row = await row_of(mandate, ResidenceRequest, request_id, expected)
    mandate.command(REQUEST, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    _, track = await row_of(mandate, ResidenceTrack, track_id, _WHATEVER)
    mandate.touch(track)
    return row
