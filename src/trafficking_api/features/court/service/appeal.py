"""Writes down who goes on against a judgment: both parties' acts, and one appeal case (CRT-15)."""

from collections.abc import Sequence
from uuid import UUID

from trafficking_api.access.mandate import AHEAD, Mandate, references
from trafficking_api.countries.court.deadlines import Act
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import row_of, supported
from trafficking_api.features.court.errors import AppealOpen
from trafficking_api.features.court.models import CourtAppeal, Proceeding
from trafficking_api.features.court.queries import appeal as queries
from trafficking_api.features.court.queries.judgment import case_of_proceeding, judgment_of
from trafficking_api.features.court.queries.proceeding import locked_proceeding
from trafficking_api.features.court.rules.appeals import already_open
from trafficking_api.features.court.rules.remedies import MOVES_BY
from trafficking_api.features.court.rules.stages import Correction, Move, standing
from trafficking_api.features.court.schemas.appeal import NewCourtAppeal
from trafficking_api.features.court.service import step, timeliness
from trafficking_api.features.court.service.holding import hold_proceeding
from trafficking_api.features.court.service.moving import base_moved
from trafficking_api.features.court.service.resting import known
from trafficking_api.features.court.states import APPEAL, CENTRE
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command


async def file(mandate: Mandate, body: NewCourtAppeal) -> UUID:
    """Write down what a party did against a judgment; the first of several opens the appeal case.

    Raises Invalid, CaseClosed, CaseMerged, AppealOpen.
    """
    case_id = await mandate.session.scalar(case_of_proceeding(mandate, body.proceeding_id))
    references([("/proceeding_id", case_id is not None)])
    case = await supported(mandate, case_id)  # type: ignore[arg-type] # it was refused above
    cases.refuse_closed(case)
    if body.filed_at > mandate.now + AHEAD:
        raise Invalid(errors=[Fault("/filed_at", "in_the_future")])
    proceeding = (await mandate.session.scalars(locked_proceeding(mandate, body.proceeding_id))).one()
    await _refuse_unknown(mandate, body)
    others = (await mandate.session.scalars(queries.appeals_of(mandate, proceeding.id))).all()
    _refuse_second(others, body.party_id)
    row = CourtAppeal(
        organisation_id=mandate.organisation_id,
        case_id=case.case_id,
        **body.model_dump(),
        **mandate.stamps(),
    )
    await _follow(mandate, proceeding, row)
    against = [each for each in others if each.judgment_id == row.judgment_id]
    await timeliness.judge_all(mandate, proceeding, [*against, row])
    mandate.started(row, row.status, body.filed_at, verb="filed")
    return row.id


async def _refuse_unknown(mandate: Mandate, body: NewCourtAppeal) -> None:
    """Raise Invalid for a party or a judgment that is not one of this proceeding."""
    named: list[tuple[str, bool]] = []
    if body.judgment_id is not None:
        query = judgment_of(mandate, body.proceeding_id, body.judgment_id)
        found = await mandate.session.scalar(query.with_for_update(read=True))
        named.append(("/judgment_id", found is not None))
    party = queries.party_of(mandate, body.proceeding_id, body.party_id)
    references([*named, ("/party_id", await mandate.session.scalar(party) is not None)])


def _refuse_second(others: Sequence[CourtAppeal], party_id: UUID) -> None:
    """Raise AppealOpen where an appeal of this party is open (CRT-15)."""
    first = already_open(map(known, others), str(party_id))
    if first is not None:
        raise AppealOpen(first.id)


async def _follow(mandate: Mandate, proceeding: Proceeding, row: CourtAppeal) -> None:
    """Make the step of the proceeding, where its stage has that arrow; else rest on the one that was made."""
    command = MOVES_BY.get(Act(row.remedy))
    if command is None or not step.can(proceeding, command):
        row.step_id = _latest(await step.history_of(mandate, proceeding.id), command)
        return
    try:
        row.step_id = await step.move(mandate, proceeding, command, row.filed_at)
    except Invalid as refusal:
        raise Invalid(errors=[Fault("/filed_at", fault.code) for fault in refusal.errors]) from None
    row.has_moved = True


def _latest(history: Sequence[Move | Correction], command: str | None) -> UUID | None:
    """The step by which others have gone on before, or else the last one; none where nothing has happened."""
    moves = standing(history)
    found = [move for move in moves if move.command == command] or moves
    return UUID(found[-1].id) if found else None


async def receive(mandate: Mandate, appeal_id: UUID, expected: Expected, body: Command) -> None:
    """The court has it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    await _command(mandate, appeal_id, "receive", expected, body)


async def complete(mandate: Mandate, appeal_id: UUID, expected: Expected, body: Command) -> None:
    """The court has decided on it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    await _command(mandate, appeal_id, "complete", expected, body)


async def withdraw(mandate: Mandate, appeal_id: UUID, expected: Expected, body: Command) -> None:
    """The party does not go on; the stage stays. No time runs from its act any more.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    await hold_proceeding(mandate, CourtAppeal, appeal_id)
    row = await _command(mandate, appeal_id, "withdraw", expected, body)
    await timeliness.judge_beside(mandate, row)
    await base_moved(mandate, "appeal", row.id)


async def _command(
    mandate: Mandate, appeal_id: UUID, command: str, expected: Expected, body: Command
) -> CourtAppeal:
    _, row = await row_of(mandate, CourtAppeal, appeal_id, expected)
    mandate.command(APPEAL, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    return row
