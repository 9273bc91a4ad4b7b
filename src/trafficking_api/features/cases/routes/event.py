"""Where and when a person was recruited, moved or exploited."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.cases.models import TraffickingEvent
from trafficking_api.features.cases.routes.case import CanChange, CanRead
from trafficking_api.features.cases.schemas.determination import RecordFilter
from trafficking_api.features.cases.schemas.event import (
    NewTraffickingEvent,
    TraffickingEventPatch,
    TraffickingEventPublic,
)
from trafficking_api.features.cases.states import RECORD
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}/trafficking-events", tags=["cases"], route_class=Door)

commands = command_options(RECORD)


async def _read(mandate: Mandate, case_id: UUID, event_id: UUID) -> Response:
    """One event, whose words leave a trace that they were read."""
    await service.note_reading(mandate, TraffickingEvent, case_id, event_id)
    return await answers.one(mandate, queries.event(mandate, case_id, event_id))


CanAdd = Annotated[Mandate, AllowOnce(Permission.CASES_WRITE, sees=queries.event, anew=_read)]
CanVoid = Annotated[Mandate, AllowOnce(Permission.CASES_COMMAND, sees=queries.event, anew=_read)]


@router.get("", response_model=Page[TraffickingEventPublic], responses=raises(BadCursor))
async def list_trafficking_events(
    mandate: CanRead, case_id: UUID, wanted: Annotated[RecordFilter, Query()]
) -> Response:
    """The trafficking events of a case in the order they were written down."""
    await service.note_reading(mandate, TraffickingEvent, case_id)
    shape, parent = queries.events(mandate, case_id, wanted), queries.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post(
    "", response_model=TraffickingEventPublic, status_code=201, responses=raises(ReadOnly, CaseClosed, Erased)
)
async def add_trafficking_event(mandate: CanAdd, case_id: UUID, body: NewTraffickingEvent) -> Response:
    """Write down where and when the person was recruited, moved or exploited."""
    id_ = await service.add_event(mandate, case_id, body)
    return await answers.created(mandate, queries.event(mandate, case_id, id_))


@router.get("/{trafficking_event_id}", response_model=TraffickingEventPublic)
async def read_trafficking_event(mandate: CanRead, case_id: UUID, trafficking_event_id: UUID) -> Response:
    """One trafficking event of a case."""
    return await _read(mandate, case_id, trafficking_event_id)


@router.patch(
    "/{trafficking_event_id}",
    response_model=TraffickingEventPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, Erased, IfMatchRequired),
)
async def change_trafficking_event(
    mandate: CanChange,
    case_id: UUID,
    trafficking_event_id: UUID,
    expected: IfMatch,
    body: TraffickingEventPatch,
) -> Response:
    """Change a trafficking event; its details are merged, and null forgets them."""
    await service.change_event(mandate, case_id, trafficking_event_id, expected, body)
    return await _read(mandate, case_id, trafficking_event_id)


@router.post("/{trafficking_event_id}/void", **commands("void", TraffickingEventPublic, ReadOnly, CaseClosed))
async def void_trafficking_event(
    mandate: CanVoid,
    case_id: UUID,
    trafficking_event_id: UUID,
    expected: IfMatch,
    body: Command = NOTHING_MORE,
) -> Response:
    """Say that it was entered in error. It stays to be seen."""
    await service.void_event(mandate, case_id, trafficking_event_id, expected, body)
    return await _read(mandate, case_id, trafficking_event_id)
