"""The centre's work on a signalement: from acknowledging it to its outcome."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from trafficking_api.access import keeping
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import knew
from trafficking_api.features.cases.schemas.case import NewCase
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.errors import NotActionable, PersonsExceeded
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementCase,
    SignalementHandling,
)
from trafficking_api.features.signalements.schemas import Assessment, Closing, Conversion, Reopening
from trafficking_api.features.signalements.service.sides import Working, at_centre, follow
from trafficking_api.features.signalements.states import CENTRE, KIND
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command


async def acknowledge(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Command) -> None:
    """Tell the reporter that it is being handled. Raises NotFound, WrongSide, Stale, WrongState, Invalid."""
    working = await at_centre(mandate, signalement_id, "acknowledge")
    follow(mandate, working, "acknowledge", CENTRE, expected, body.occurred_at)
    _refuse_before_report(working[0], body.occurred_at)
    working[1].acknowledged_at = body.occurred_at or mandate.now


def _refuse_before_report(signalement: Signalement, occurred_at: datetime | None) -> None:
    """Raise Invalid when nothing was reported yet; a centre may have heard before what it writes down."""
    is_own = signalement.from_organisation_id == signalement.to_organisation_id
    if occurred_at is not None and occurred_at < signalement.created_at and not is_own:
        raise Invalid(errors=[Fault("/occurred_at", "before_the_report")])


async def assess(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Assessment) -> None:
    """Say what it is. Raises NotFound, WrongSide, Stale, WrongState, Invalid."""
    working = await at_centre(mandate, signalement_id, "assess")
    follow(mandate, working, "assess", CENTRE, expected, body.occurred_at)
    if body.duplicate_of is not None:
        known = body.duplicate_of != signalement_id and await _is_ours(mandate, body.duplicate_of)
        references([("/duplicate_of", known)])
    working[1].assessment, working[1].duplicate_of = body.result, body.duplicate_of


async def convert(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Conversion) -> None:
    """Open cases for its persons, all or none, never more than there are (SIG-16).

    Raises NotFound, WrongSide, Stale, WrongState, NotActionable, PersonsExceeded, Invalid, PersonHasOpenCase.
    """
    signalement, handling = working = await at_centre(mandate, signalement_id, "convert")
    follow(mandate, working, "convert", CENTRE, expected, body.occurred_at)
    if handling.assessment != "actionable":
        raise NotActionable
    left = signalement.persons_count - handling.cases_count
    if len(body.cases) > left:
        raise PersonsExceeded(left)
    await open_linked_cases(mandate, handling, body.cases)


async def open_linked_cases(
    mandate: Mandate, handling: SignalementHandling, bodies: Sequence[NewCase]
) -> list[UUID]:
    """Open the cases that come of a signalement; returns their ids. Raises Invalid, PersonHasOpenCase."""
    opened = await cases.open_cases(mandate, bodies, "/cases")
    for case_id in opened:
        link = SignalementCase(
            organisation_id=mandate.organisation_id,
            id=case_id,
            signalement_id=handling.id,
            **mandate.stamps(),
        )
        mandate.started(link, "linked")
    handling.cases_count += len(bodies)
    return opened


async def close(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Closing) -> None:
    """Close with an outcome. Raises NotFound, WrongSide, Stale, WrongState."""
    working = await at_centre(mandate, signalement_id, "close")
    follow(mandate, working, "close", CENTRE, expected, body.occurred_at)
    handling = working[1]
    handling.outcome = body.outcome
    keeping.keep_until(mandate, KIND, handling, keeping.after(mandate, KIND, body.outcome))


async def reopen(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Reopening) -> None:
    """Open again, for a reason. Raises NotFound, WrongSide, Stale, WrongState."""
    working = await at_centre(mandate, signalement_id, "reopen")
    follow(mandate, working, "reopen", CENTRE, expected, body.occurred_at)
    begin_anew(mandate, working, body.reason)


def begin_anew(mandate: Mandate, working: Working, reason: str) -> None:
    """Nothing that came of a signalement counts any more once it is open again, nor the day it was to go."""
    _, handling = working
    handling.outcome = handling.assessment = handling.duplicate_of = None
    handling.reopen_reason = reason
    keeping.keep_until(mandate, KIND, handling, None)


async def _is_ours(mandate: Mandate, signalement_id: UUID) -> bool:
    query = queries.handling(mandate, signalement_id, knew)
    return await mandate.session.scalar(query) is not None
