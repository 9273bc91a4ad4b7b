"""Writes down nights away, and who must not be placed where or with whom."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.service import in_sight, working
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.errors import AbsenceOverlaps
from trafficking_api.features.shelters.models import Absence, PlacementExclusion, Shelter
from trafficking_api.features.shelters.schemas.placing import NewPlacementExclusion
from trafficking_api.features.shelters.schemas.stay import NewAbsence
from trafficking_api.features.shelters.service.group import group
from trafficking_api.features.shelters.states import CENTRE, EXCLUSION, MACHINE, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState
from trafficking_api.kit.wire import Command

_FAR_AHEAD = timedelta(days=365)


async def add_absence(mandate: Mandate, allocation_id: UUID, body: NewAbsence) -> UUID:
    """Write down nights away; the bed stays hers. Raises NotFound, WrongState, Invalid, AbsenceOverlaps."""
    row = (await group(mandate, allocation_id))[0]
    if row.status not in {S.OCCUPIED, S.DEPARTED}:
        raise WrongState(row.status, MACHINE.allowed(row.status, (CENTRE,)))
    if body.until_on <= body.from_on:
        raise Invalid(errors=[Fault("/until_on", "not_after_from_on")])
    if body.until_on > mandate.today() + _FAR_AHEAD:
        raise Invalid(errors=[Fault("/until_on", "too_far_ahead")])
    if body.from_on < row.begins_at.astimezone(mandate.tenant.zone).date():
        raise Invalid(errors=[Fault("/from_on", "before_arrival")])
    if await mandate.session.scalar(queries.absent(mandate, row.id, body.from_on, body.until_on)):
        raise AbsenceOverlaps
    absence = Absence(
        organisation_id=mandate.organisation_id,
        allocation_id=row.id,
        **body.model_dump(),
        **mandate.stamps(),
    )
    mandate.touch(row)
    mandate.started(absence, "recorded", verb="recorded")
    return absence.id


async def exclude(mandate: Mandate, case_id: UUID, body: NewPlacementExclusion) -> UUID:
    """Write down where, or with whom, somebody must not be placed (BED-18).

    Raises NotFound, ReadOnly, CaseClosed, Invalid.
    """
    other = body.other_case_id
    if other is not None:
        references([("/other_case_id", other != case_id and await in_sight(mandate, other))])
        if other < case_id:
            # In the order of their ids, so that two who name each other do not wait for one another.
            await mandate.session.scalar(cases.kept_person_of(mandate, other))
    await working(mandate, case_id)
    if other is None:
        house = await mandate.session.get(Shelter, (mandate.organisation_id, body.shelter_id))
        references([("/shelter_id", house is not None)])
    row = PlacementExclusion(
        organisation_id=mandate.organisation_id, case_id=case_id, **body.model_dump(), **mandate.stamps()
    )
    mandate.started(row, row.status, verb="added")
    return row.id


async def lift(
    mandate: Mandate, case_id: UUID, exclusion_id: UUID, expected: Expected, body: Command
) -> None:
    """End an exclusion that holds no longer. Raises NotFound, ReadOnly, CaseClosed, Stale, WrongState."""
    await working(mandate, case_id)
    row = await mandate.session.scalar(
        select(PlacementExclusion)
        .where(
            col(PlacementExclusion.organisation_id) == mandate.organisation_id,
            col(PlacementExclusion.case_id) == case_id,
            col(PlacementExclusion.id) == exclusion_id,
        )
        .with_for_update()
    )
    if row is None:
        raise NotFound
    mandate.command(EXCLUSION, row, "lift", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    row.lifted_at = mandate.now
