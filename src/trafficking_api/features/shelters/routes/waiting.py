"""Who waits for a bed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.shelters import queries, service
from trafficking_api.features.shelters.errors import AlreadyWaiting
from trafficking_api.features.shelters.schemas.placing import (
    NewWaitingEntry,
    WaitingEntryPublic,
    WaitingFilter,
    WaitingWithdrawal,
)
from trafficking_api.features.shelters.states import WAITING
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/waiting-list", tags=["allocations"], route_class=Door)

commands = command_options(WAITING)
CanRead = Annotated[Mandate, Allow(Permission.ALLOCATIONS_READ)]
CanWait = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_WRITE, sees=queries.waiting_entry)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_COMMAND, sees=queries.waiting_entry)]


@router.get("", response_model=Page[WaitingEntryPublic], responses=raises(BadCursor))
async def list_waiting(mandate: CanRead, wanted: Annotated[WaitingFilter, Query()]) -> Response:
    """Who waits for a bed, who has waited longest first."""
    shape = queries.waiting(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False)


@router.post(
    "", response_model=WaitingEntryPublic, status_code=201, responses=raises(AlreadyWaiting, CaseClosed)
)
async def add_to_waiting_list(mandate: CanWait, body: NewWaitingEntry) -> Response:
    """Put somebody on the list; when she is in a bed, she is off it."""
    entry_id = await service.wait(mandate, body)
    return await answers.created(mandate, queries.waiting_entry(mandate, entry_id))


@router.get("/{waiting_entry_id}", response_model=WaitingEntryPublic)
async def read_waiting_entry(mandate: CanRead, waiting_entry_id: UUID) -> Response:
    """One entry of the waiting list."""
    return await answers.one(mandate, queries.waiting_entry(mandate, waiting_entry_id))


@router.post("/{waiting_entry_id}/withdraw", **commands("withdraw", WaitingEntryPublic))
async def withdraw_waiting_entry(
    mandate: CanCommand, waiting_entry_id: UUID, expected: IfMatch, body: WaitingWithdrawal
) -> Response:
    """Take somebody off the list who waits no longer."""
    await service.withdraw(mandate, waiting_entry_id, expected, body)
    return await answers.one(mandate, queries.waiting_entry(mandate, waiting_entry_id))
