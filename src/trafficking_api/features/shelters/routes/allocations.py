"""Who has which bed from when until when."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.shelters import queries, service
from trafficking_api.features.shelters.errors import (
    AbsenceOverlaps,
    AlreadyHoused,
    BedUnavailable,
    GuestNeeded,
    HoldAlreadyCancelled,
    HoldAlreadyConfirmed,
    HoldAlreadyExpired,
    HouseholdTooLarge,
    LetAsUnit,
    MaxStayExceeded,
    NotDue,
    PlacementUnsafe,
    RenewedTooOften,
)
from trafficking_api.features.shelters.schemas.stay import (
    AbsencePublic,
    AllocationFilter,
    AllocationPublic,
    CheckOut,
    Extension,
    Move,
    NewAbsence,
    NewAllocation,
    Placing,
    StayDetail,
)
from trafficking_api.features.shelters.states import MACHINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, WrongState, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/allocations", tags=["allocations"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.ALLOCATIONS_READ)]
CanHold = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_WRITE, sees=queries.allocation)]
CanMove = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_COMMAND, sees=queries.moved)]
CanBeAway = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_WRITE, sees=queries.absence)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_COMMAND, sees=queries.allocation)]

_DECIDED = (HoldAlreadyConfirmed, HoldAlreadyCancelled, HoldAlreadyExpired)
_UNSAFE = (PlacementUnsafe, MemberNeeded, CaseClosed)
_NOBODY = Placing()


@router.get("", response_model=Page[AllocationPublic], responses=raises(BadCursor))
async def list_allocations(mandate: CanRead, wanted: Annotated[AllocationFilter, Query()]) -> Response:
    """Who has which bed, of the cases in your sight, the newest first; never an address."""
    return await answers.page(mandate, queries.allocations(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=AllocationPublic,
    status_code=201,
    responses=raises(BedUnavailable, LetAsUnit, HouseholdTooLarge, MaxStayExceeded, *_UNSAFE),
)
async def hold_bed(mandate: CanHold, body: NewAllocation) -> Response:
    """Hold a bed for some hours: confirm it before then, or it is free again.

    With `companions` a household gets all its beds or none; a unit that is given as a whole is named as one.
    """
    allocation_id = await service.hold(mandate, body)
    return await answers.created(mandate, queries.allocation(mandate, allocation_id))


@router.get("/{allocation_id}", response_model=StayDetail)
async def read_allocation(mandate: CanRead, allocation_id: UUID) -> Response:
    """One allocation; with the address of the house once a bed in it is promised to somebody."""
    shapes = queries.detail(mandate, allocation_id)
    return await answers.one(mandate, shapes, before=service.reading_address(mandate))


@router.post(
    "/{allocation_id}/renew",
    **commands("renew", AllocationPublic, ReadOnly, RenewedTooOften, *_DECIDED),
)
async def renew_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Hold for as long again, as often as your centre allows it."""
    await service.renew(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post(
    "/{allocation_id}/confirm",
    **commands("confirm", AllocationPublic, ReadOnly, BedUnavailable, *_UNSAFE, *_DECIDED),
)
async def confirm_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Placing = _NOBODY
) -> Response:
    """Promise the bed; of a household, all its beds."""
    await service.confirm(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post(
    "/{allocation_id}/check_in",
    **commands("check_in", AllocationPublic, ReadOnly, GuestNeeded, BedUnavailable, AlreadyHoused, *_UNSAFE),
)
async def check_in_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Placing = _NOBODY
) -> Response:
    """She is here; of a household, all are. The bed is hers until she leaves, whatever was planned."""
    await service.check_in(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post("/{allocation_id}/check_out", **commands("check_out", AllocationPublic, ReadOnly, GuestNeeded))
async def check_out_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: CheckOut
) -> Response:
    """She left; her bed is free from that moment on."""
    await service.check_out(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post(
    "/{allocation_id}/move",
    **commands("move", AllocationPublic, ReadOnly, GuestNeeded, BedUnavailable, LetAsUnit, *_UNSAFE),
)
async def move_allocation(mandate: CanMove, allocation_id: UUID, expected: IfMatch, body: Move) -> Response:
    """Let her leave this bed and sleep in another from the same moment on; answers the new allocation."""
    new_id = await service.move(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, new_id))


@router.post(
    "/{allocation_id}/extend",
    **commands("extend", AllocationPublic, ReadOnly, BedUnavailable, MaxStayExceeded),
)
async def extend_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Extension
) -> Response:
    """Plan another last day, later or earlier; of who sleeps there it frees nothing."""
    await service.extend(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post("/{allocation_id}/cancel", **commands("cancel", AllocationPublic, ReadOnly, *_DECIDED))
async def cancel_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Let the bed go; of a household, all its beds."""
    await service.cancel(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post("/{allocation_id}/no_show", **commands("no_show", AllocationPublic, ReadOnly, NotDue))
async def no_show_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Nobody came: the bed is free again."""
    await service.no_show(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post(
    "/{allocation_id}/reopen",
    **commands("reopen", AllocationPublic, ReadOnly, GuestNeeded, BedUnavailable, AlreadyHoused, *_UNSAFE),
)
async def reopen_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Placing = _NOBODY
) -> Response:
    """She did not leave after all: the stay goes on, if nobody has the bed since."""
    await service.reopen(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.post("/{allocation_id}/unblock", **commands("unblock", AllocationPublic, ReadOnly))
async def unblock_allocation(
    mandate: CanCommand, allocation_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take a blocked bed into use again."""
    await service.unblock(mandate, allocation_id, expected, body)
    return await answers.one(mandate, queries.allocation(mandate, allocation_id))


@router.get("/{allocation_id}/absences", response_model=Page[AbsencePublic], responses=raises(BadCursor))
async def list_absences(
    mandate: CanRead, allocation_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """The nights away of one stay, the last first."""
    shape, parent = queries.absences(mandate, allocation_id), queries.allocation(mandate, allocation_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "/{allocation_id}/absences",
    response_model=AbsencePublic,
    status_code=201,
    responses=raises(ReadOnly, WrongState, AbsenceOverlaps),
)
async def add_absence(mandate: CanBeAway, allocation_id: UUID, body: NewAbsence) -> Response:
    """Write down nights away; the bed stays hers."""
    absence_id = await service.add_absence(mandate, allocation_id, body)
    return await answers.created(mandate, queries.absence(mandate, allocation_id, absence_id))


@router.get("/{allocation_id}/absences/{absence_id}", response_model=AbsencePublic)
async def read_absence(mandate: CanRead, allocation_id: UUID, absence_id: UUID) -> Response:
    """One absence from a bed."""
    return await answers.one(mandate, queries.absence(mandate, allocation_id, absence_id))
