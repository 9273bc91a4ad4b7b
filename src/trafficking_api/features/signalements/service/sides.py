"""Finds a signalement for the side that may work on it, and moves what both sides see of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, literal, select

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Role
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.models import Signalement, SignalementHandling
from trafficking_api.features.signalements.states import CENTRE, MACHINE, REPORTER, TOLD, ReporterState
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound, WrongState
from trafficking_api.kit.states import past

Working = tuple[Signalement, SignalementHandling]


async def seen(mandate: Mandate, signalement_id: UUID) -> Signalement:
    """What the organisation reported, or what the caller sees of the received ones; raises NotFound."""
    signalement = await mandate.find(Signalement, signalement_id)
    if signalement is None or signalement.reporter_state == ReporterState.PURGED:
        raise NotFound
    if side_of(mandate, signalement) == CENTRE:
        query = queries.handling(mandate, signalement_id, cases.knew)
        if await mandate.session.scalar(query) is None:
            raise NotFound
    elif mandate.role is not Role.LIAISON and await mandate.session.scalar(
        select(queries.became_of_hidden(mandate, literal(signalement_id, Uuid)))
    ):
        raise NotFound
    return signalement


def side_of(mandate: Mandate, signalement: Signalement) -> str:
    """Which side the organisation is on; who writes down for itself is the centre."""
    return CENTRE if signalement.to_organisation_id == mandate.organisation_id else REPORTER


async def at_centre(mandate: Mandate, signalement_id: UUID, command: str) -> Working:
    """A signalement that the caller may work on, locked.

    Raises NotFound, WrongSide for its reporter, ReadOnly for who only looks into its cases.
    """
    row = (await mandate.session.execute(queries.working(mandate, signalement_id))).one_or_none()
    if row is None:
        MACHINE.refuse_wrong_side(command, (side_of(mandate, await seen(mandate, signalement_id)),))
        raise ReadOnly
    MACHINE.refuse_wrong_side(command, (CENTRE,))
    signalement, handling = row
    return signalement, handling


def follow(
    mandate: Mandate,
    working: Working,
    command: str,
    side: str,
    expected: Expected | None,
    occurred_at: datetime | None,
) -> None:
    """Follow an arrow, and tell the reporter the coarse state it leads to.

    The mandate is in the centre's tenant, and the side is known to be right. Each side says which version it
    read of its own view; the system has read none. Raises Stale, WrongState, Invalid.
    """
    signalement, handling = working
    if expected is not None:
        expected.check(signalement.version if side == REPORTER else handling.version)
    try:
        mandate.command(MACHINE, handling, command, sides=(side,), occurred_at=occurred_at)
    except WrongState as refusal:
        if side == REPORTER:  # a refusal tells no more than the representation does (SIG-15)
            raise WrongState(signalement.reporter_state, refusal.members["allowed"]) from None
        raise
    told = TOLD[handling.status]
    if told != signalement.reporter_state:
        before, signalement.reporter_state = signalement.reporter_state, told
        mandate.touch(signalement)
        means(signalement, Act(past(command), before, told, occurred_at))
