"""Visits to people whom the centre follows."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.queries import visit as queries
from trafficking_api.features.case_plans.schemas.visit import (
    NewVisit,
    VisitBrief,
    VisitCancellation,
    VisitDone,
    VisitFilter,
    VisitMissed,
    VisitPatch,
    VisitPublic,
    VisitReschedule,
)
from trafficking_api.features.case_plans.service import visit as service
from trafficking_api.features.case_plans.states import VISIT
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/visits", tags=["case plans"], route_class=Door)

commands = command_options(VISIT)


async def _read(mandate: Mandate, visit_id: UUID) -> Response:
    """One visit, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.visit(mandate, visit_id), before=reach.noting(mandate))


async def _read_successor(mandate: Mandate, _visit_id: UUID, successor_id: UUID) -> Response:
    return await _read(mandate, successor_id)


CanRead = Annotated[Mandate, Allow(Permission.VISITS_READ)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.VISITS_WRITE, sees=queries.visit, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.VISITS_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.VISITS_COMMAND, sees=queries.visit, anew=_read)]
CanReschedule = Annotated[
    Mandate, AllowOnce(Permission.VISITS_COMMAND, sees=queries.rescheduled, anew=_read_successor)
]

_NOTHING_MORE = VisitDone()


@router.get("", response_model=Page[VisitBrief], responses=raises(BadCursor))
async def list_visits(mandate: CanRead, wanted: Annotated[VisitFilter, Query()]) -> Response:
    """The visits of the cases in your sight, those that are due first at the top; without their words."""
    shape = queries.visits(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("due_on", "id"), descending=False)


@router.post("", response_model=VisitPublic, status_code=201, responses=raises(CaseClosed))
async def add_visit(mandate: CanAdd, body: NewVisit) -> Response:
    """Schedule a visit by hand. Who is to make it works on the case; else it is `unknown_reference`."""
    visit_id = await service.add(mandate, body)
    return await answers.created(mandate, queries.visit(mandate, visit_id), before=reach.noting(mandate))


@router.get("/{visit_id}", response_model=VisitPublic)
async def read_visit(mandate: CanRead, visit_id: UUID) -> Response:
    """One visit, with what came of it."""
    return await _read(mandate, visit_id)


@router.patch(
    "/{visit_id}",
    response_model=VisitPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, IfMatchRequired),
)
async def change_visit(mandate: CanChange, visit_id: UUID, expected: IfMatch, body: VisitPatch) -> Response:
    """Say how a scheduled visit will be made, and by whom; another day is said with `reschedule`."""
    await service.change(mandate, visit_id, expected, body)
    return await _read(mandate, visit_id)


@router.post("/{visit_id}/done", **commands("done", VisitPublic, ReadOnly, Erased))
async def done_visit(
    mandate: CanCommand, visit_id: UUID, expected: IfMatch, body: VisitDone = _NOTHING_MORE
) -> Response:
    """Write down that it was made, and what came of it; in a closed case too, which stays closed."""
    await service.done(mandate, visit_id, expected, body)
    return await _read(mandate, visit_id)


@router.post("/{visit_id}/missed", **commands("missed", VisitPublic, ReadOnly, Erased))
async def missed_visit(mandate: CanCommand, visit_id: UUID, expected: IfMatch, body: VisitMissed) -> Response:
    """Write down that it was not made, and why; no other day takes its place."""
    await service.missed(mandate, visit_id, expected, body)
    return await _read(mandate, visit_id)


@router.post("/{visit_id}/reschedule", **commands("reschedule", VisitPublic, ReadOnly, CaseClosed))
async def reschedule_visit(
    mandate: CanReschedule, visit_id: UUID, expected: IfMatch, body: VisitReschedule
) -> Response:
    """Put it off: it counts as missed, and another one is scheduled in its place, which is answered."""
    successor_id = await service.reschedule(mandate, visit_id, expected, body)
    return await _read(mandate, successor_id)


@router.post("/{visit_id}/cancel", **commands("cancel", VisitPublic, ReadOnly))
async def cancel_visit(
    mandate: CanCommand, visit_id: UUID, expected: IfMatch, body: VisitCancellation
) -> Response:
    """Say that it will not be made, and why."""
    await service.cancel(mandate, visit_id, expected, body)
    return await _read(mandate, visit_id)
