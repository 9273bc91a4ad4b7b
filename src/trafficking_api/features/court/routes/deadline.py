"""Deadlines: by when something must be done, and what became of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.queries import deadline as queries
from trafficking_api.features.court.schemas.deadline import (
    DeadlineBrief,
    DeadlineFilter,
    DeadlinePatch,
    DeadlinePublic,
    DeadlineWaiver,
    NewDeadline,
)
from trafficking_api.features.court.service import deadline as service
from trafficking_api.features.court.states import DEADLINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/deadlines", tags=["deadlines"], route_class=Door)

commands = command_options(DEADLINE)


async def _read(mandate: Mandate, deadline_id: UUID) -> Response:
    """One deadline, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.deadline(mandate, deadline_id), before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.DEADLINES_READ)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.DEADLINES_WRITE, sees=queries.deadline, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.DEADLINES_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.DEADLINES_COMMAND, sees=queries.deadline, anew=_read)]


@router.get("", response_model=Page[DeadlineBrief], responses=raises(BadCursor))
async def list_deadlines(mandate: CanRead, wanted: Annotated[DeadlineFilter, Query()]) -> Response:
    """The deadlines of the cases in your sight, the latest written first; without what was noted."""
    return await answers.page(mandate, queries.deadlines(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "", response_model=DeadlinePublic, status_code=201, responses=raises(CaseClosed, CaseMerged, Erased)
)
async def add_deadline(mandate: CanAdd, body: NewDeadline) -> Response:
    """Write down what must be done in time.

    Its date follows from the rule of the country that holds. Where none does, or several, or a date is not
    known, it is manual: `manual_reason` says why, and you set the day yourself.
    """
    shapes = queries.deadline(mandate, await service.add(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{deadline_id}", response_model=DeadlinePublic)
async def read_deadline(mandate: CanRead, deadline_id: UUID) -> Response:
    """One deadline, with what was noted of it."""
    return await _read(mandate, deadline_id)


@router.patch(
    "/{deadline_id}",
    response_model=DeadlinePublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, Erased, IfMatchRequired),
)
async def change_deadline(
    mandate: CanChange, deadline_id: UUID, expected: IfMatch, body: DeadlinePatch
) -> Response:
    """Set its date by hand, say whose it is, or note something; `due_on: null` lets the rule say it again."""
    await service.change(mandate, deadline_id, expected, body)
    return await _read(mandate, deadline_id)


@router.post("/{deadline_id}/meet", **commands("meet", DeadlinePublic, ReadOnly))
async def meet_deadline(
    mandate: CanCommand, deadline_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that it was done; whether in time follows from `occurred_at`. Late is never refused."""
    await service.meet(mandate, deadline_id, expected, body)
    return await _read(mandate, deadline_id)


@router.post("/{deadline_id}/waive", **commands("waive", DeadlinePublic, ReadOnly))
async def waive_deadline(
    mandate: CanCommand, deadline_id: UUID, expected: IfMatch, body: DeadlineWaiver
) -> Response:
    """Write down that it is not to be met, and why."""
    await service.waive(mandate, deadline_id, expected, body)
    return await _read(mandate, deadline_id)
