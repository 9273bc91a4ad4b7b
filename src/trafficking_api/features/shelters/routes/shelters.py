"""The houses of your centre, their units and their beds."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.shelters import queries, service
from trafficking_api.features.shelters.errors import (
    BedsTaken,
    BedUnavailable,
    CodeTaken,
    MaxStayExceeded,
    TooManyBeds,
)
from trafficking_api.features.shelters.schemas.house import (
    BedFilter,
    BedPatch,
    BedPublic,
    NewBed,
    NewShelter,
    NewUnit,
    ShelterFilter,
    ShelterPatch,
    ShelterPublic,
    UnitPatch,
    UnitPublic,
)
from trafficking_api.features.shelters.schemas.stay import AllocationPublic, Block
from trafficking_api.features.shelters.states import SHELTERS
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/shelters", tags=["shelters"], route_class=Door)

commands = command_options(SHELTERS)
CanRead = Annotated[Mandate, Allow(Permission.SHELTERS_READ)]
CanWrite = Annotated[Mandate, Allow(Permission.SHELTERS_WRITE)]
CanOpen = Annotated[Mandate, AllowOnce(Permission.SHELTERS_WRITE, sees=queries.shelter)]
CanAddUnit = Annotated[Mandate, AllowOnce(Permission.SHELTERS_WRITE, sees=queries.unit)]
CanAddBed = Annotated[Mandate, AllowOnce(Permission.SHELTERS_WRITE, sees=queries.bed)]
CanBlock = Annotated[Mandate, AllowOnce(Permission.SHELTERS_COMMAND, sees=queries.blocked)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.SHELTERS_COMMAND, sees=queries.shelter)]


@router.get("", response_model=Page[ShelterPublic], responses=raises(BadCursor))
async def list_shelters(mandate: CanRead, wanted: Annotated[ShelterFilter, Query()]) -> Response:
    """The houses of your centre, the newest first; never where they stand."""
    return await answers.page(mandate, queries.shelters(mandate, wanted), wanted, ("created_at", "id"))


@router.post("", response_model=ShelterPublic, status_code=201, responses=raises(CodeTaken, MaxStayExceeded))
async def open_shelter(mandate: CanOpen, body: NewShelter) -> Response:
    """Open a house: a shelter, a transit flat, or a host family."""
    shelter_id = await service.open_shelter(mandate, body)
    return await answers.created(mandate, queries.shelter(mandate, shelter_id))


@router.get("/{shelter_id}", response_model=ShelterPublic)
async def read_shelter(mandate: CanRead, shelter_id: UUID) -> Response:
    """One house of your centre."""
    return await answers.one(mandate, queries.shelter(mandate, shelter_id))


@router.patch(
    "/{shelter_id}",
    response_model=ShelterPublic,
    responses=raises(Stale, CodeTaken, MaxStayExceeded, IfMatchRequired),
)
async def change_shelter(
    mandate: CanWrite, shelter_id: UUID, expected: IfMatch, body: ShelterPatch
) -> Response:
    """Change what is said of a house; stays that are planned keep their days."""
    await service.change_shelter(mandate, shelter_id, expected, body)
    return await answers.one(mandate, queries.shelter(mandate, shelter_id))


@router.post("/{shelter_id}/close", **commands("close", ShelterPublic, BedsTaken))
async def close_shelter(
    mandate: CanCommand, shelter_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Close a house in which nobody has a bed."""
    await service.close_shelter(mandate, shelter_id, expected, body)
    return await answers.one(mandate, queries.shelter(mandate, shelter_id))


@router.post("/{shelter_id}/reopen", **commands("reopen", ShelterPublic))
async def reopen_shelter(
    mandate: CanCommand, shelter_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Open a closed house again."""
    await service.reopen_shelter(mandate, shelter_id, expected, body)
    return await answers.one(mandate, queries.shelter(mandate, shelter_id))


@router.post("/{shelter_id}/confirm_availability", **commands("confirm_availability", ShelterPublic))
async def confirm_shelter_availability(
    mandate: CanCommand, shelter_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Say that you looked, and that the beds stand as they do here; partners see when you said so."""
    await service.confirm_availability(mandate, shelter_id, expected, body)
    return await answers.one(mandate, queries.shelter(mandate, shelter_id))


@router.get("/{shelter_id}/units", response_model=Page[UnitPublic], responses=raises(BadCursor))
async def list_units(mandate: CanRead, shelter_id: UUID, wanted: Annotated[PageParams, Query()]) -> Response:
    """The rooms and flats of a house, the newest first."""
    shape, parent = queries.units(mandate, shelter_id), queries.shelter(mandate, shelter_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post("/{shelter_id}/units", response_model=UnitPublic, status_code=201, responses=raises(CodeTaken))
async def add_unit(mandate: CanAddUnit, shelter_id: UUID, body: NewUnit) -> Response:
    """Add a room or a flat to a house."""
    unit_id = await service.add_unit(mandate, shelter_id, body)
    return await answers.created(mandate, queries.unit(mandate, shelter_id, unit_id))


@router.get("/{shelter_id}/units/{unit_id}", response_model=UnitPublic)
async def read_unit(mandate: CanRead, shelter_id: UUID, unit_id: UUID) -> Response:
    """One room or flat."""
    return await answers.one(mandate, queries.unit(mandate, shelter_id, unit_id))


@router.patch(
    "/{shelter_id}/units/{unit_id}",
    response_model=UnitPublic,
    responses=raises(Stale, CodeTaken, IfMatchRequired),
)
async def change_unit(
    mandate: CanWrite, shelter_id: UUID, unit_id: UUID, expected: IfMatch, body: UnitPatch
) -> Response:
    """Change a room or a flat; who is in it stays."""
    await service.change_unit(mandate, shelter_id, unit_id, expected, body)
    return await answers.one(mandate, queries.unit(mandate, shelter_id, unit_id))


@router.get("/{shelter_id}/beds", response_model=Page[BedPublic], responses=raises(BadCursor))
async def list_beds(mandate: CanRead, shelter_id: UUID, wanted: Annotated[BedFilter, Query()]) -> Response:
    """The beds of a house, the newest first."""
    shape, parent = queries.beds(mandate, shelter_id, wanted), queries.shelter(mandate, shelter_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "/{shelter_id}/beds", response_model=BedPublic, status_code=201, responses=raises(CodeTaken, TooManyBeds)
)
async def add_bed(mandate: CanAddBed, shelter_id: UUID, body: NewBed) -> Response:
    """Add a bed to a room or a flat."""
    bed_id = await service.add_bed(mandate, shelter_id, body)
    return await answers.created(mandate, queries.bed(mandate, shelter_id, bed_id))


@router.get("/{shelter_id}/beds/{bed_id}", response_model=BedPublic)
async def read_bed(mandate: CanRead, shelter_id: UUID, bed_id: UUID) -> Response:
    """One bed; who has it is said by its allocations."""
    return await answers.one(mandate, queries.bed(mandate, shelter_id, bed_id))


@router.patch(
    "/{shelter_id}/beds/{bed_id}",
    response_model=BedPublic,
    responses=raises(Stale, CodeTaken, BedsTaken, IfMatchRequired),
)
async def change_bed(
    mandate: CanWrite, shelter_id: UUID, bed_id: UUID, expected: IfMatch, body: BedPatch
) -> Response:
    """Rename a bed, or say from which day on the house has it no longer."""
    await service.change_bed(mandate, shelter_id, bed_id, expected, body)
    return await answers.one(mandate, queries.bed(mandate, shelter_id, bed_id))


@router.post(
    "/{shelter_id}/beds/{bed_id}/block",
    response_model=AllocationPublic,
    status_code=201,
    responses=raises(BedUnavailable),
)
async def block_bed(mandate: CanBlock, shelter_id: UUID, bed_id: UUID, body: Block) -> Response:
    """Take a bed out of use for a time in which nobody has it; to end it, unblock the allocation."""
    allocation_id = await service.block(mandate, shelter_id, bed_id, body)
    shapes = queries.allocation(mandate, allocation_id)
    return await answers.one(mandate, shapes, status=201, location="/v1/allocations")
