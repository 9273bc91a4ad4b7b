"""Keeps the list of those who wait for a bed, and counts those who got none."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.service import placeable
from trafficking_api.features.shelters.errors import AlreadyWaiting
from trafficking_api.features.shelters.models import Shelter, TurnAway, WaitingEntry
from trafficking_api.features.shelters.schemas.placing import NewTurnAway, NewWaitingEntry, WaitingWithdrawal
from trafficking_api.features.shelters.states import CENTRE, WAITING, WaitingStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.states import SYSTEM


async def wait(mandate: Mandate, body: NewWaitingEntry) -> UUID:
    """Put a case on the waiting list. Raises Invalid, CaseClosed, AlreadyWaiting."""
    await placeable(mandate, [("/case_id", body.case_id)])
    entry = WaitingEntry(organisation_id=mandate.organisation_id, **body.model_dump(), **mandate.stamps())
    mandate.started(entry, entry.status, verb="added")
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise AlreadyWaiting from None
    return entry.id


async def withdraw(mandate: Mandate, entry_id: UUID, expected: Expected, body: WaitingWithdrawal) -> None:
    """Take somebody off the list. Raises NotFound, Stale, WrongState."""
    entry = await mandate.session.scalar(
        select(WaitingEntry)
        .where(
            col(WaitingEntry.organisation_id) == mandate.organisation_id,
            col(WaitingEntry.id) == entry_id,
            cases.workable(mandate, col(WaitingEntry.case_id)),
        )
        .with_for_update()
    )
    if entry is None:
        raise NotFound
    mandate.command(
        WAITING, entry, "withdraw", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    entry.withdrawn_reason = body.reason


async def placed(mandate: Mandate, case_ids: Collection[UUID]) -> None:
    """Take those off the list who have a bed now."""
    waiting = select(WaitingEntry).where(
        col(WaitingEntry.organisation_id) == mandate.organisation_id,
        col(WaitingEntry.case_id).in_(case_ids),
        col(WaitingEntry.status) == WaitingStatus.WAITING,
    )
    for entry in await mandate.session.scalars(waiting.with_for_update()):
        mandate.command(WAITING, entry, "place", sides=(SYSTEM,))


async def turn_away(mandate: Mandate, body: NewTurnAway) -> UUID:
    """Write down that somebody got no bed (BED-15). Raises Invalid."""
    if body.happened_on > mandate.today():
        raise Invalid(errors=[Fault("/happened_on", "in_the_future")])
    if body.shelter_id is not None:
        house = await mandate.session.get(Shelter, (mandate.organisation_id, body.shelter_id))
        references([("/shelter_id", house is not None)])
    row = TurnAway(organisation_id=mandate.organisation_id, **body.model_dump(), **mandate.stamps())
    mandate.started(row, "recorded", verb="recorded")
    return row.id
