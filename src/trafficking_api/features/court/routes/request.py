"""What the authority is asked for somebody's stay."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.court.errors import RequestUnanswered, StepImpossible
from trafficking_api.features.court.queries import request as queries
from trafficking_api.features.court.queries.track import residence_track
from trafficking_api.features.court.schemas.request import (
    NewResidenceRequest,
    ResidenceRequestAnswer,
    ResidenceRequestPublic,
)
from trafficking_api.features.court.service import request as service
from trafficking_api.features.court.states import REQUEST
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, WrongState, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/residence-tracks/{track_id}/requests", tags=["residence"], route_class=Door)

commands = command_options(REQUEST)


async def _read(mandate: Mandate, track_id: UUID, request_id: UUID) -> Response:
    return await answers.one(mandate, queries.residence_request(mandate, track_id, request_id))


CanRead = Annotated[Mandate, Allow(Permission.RESIDENCE_TRACKS_READ)]
CanAsk = Annotated[
    Mandate, AllowOnce(Permission.RESIDENCE_TRACKS_WRITE, sees=queries.residence_request, anew=_read)
]
CanCommand = Annotated[
    Mandate, AllowOnce(Permission.RESIDENCE_TRACKS_COMMAND, sees=queries.residence_request, anew=_read)
]


@router.get("", response_model=Page[ResidenceRequestPublic], responses=raises(BadCursor))
async def list_residence_requests(
    mandate: CanRead, track_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """What the authority was asked for, the latest first."""
    shape, parent = queries.residence_requests(mandate, track_id), residence_track(mandate, track_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "",
    response_model=ResidenceRequestPublic,
    status_code=201,
    responses=raises(ReadOnly, CaseClosed, WrongState, StepImpossible, RequestUnanswered),
)
async def add_residence_request(mandate: CanAsk, track_id: UUID, body: NewResidenceRequest) -> Response:
    """Write down that the authority was asked for the next paper. One request is under way at a time."""
    request_id = await service.ask(mandate, track_id, body)
    return await answers.created(mandate, queries.residence_request(mandate, track_id, request_id))


@router.get("/{request_id}", response_model=ResidenceRequestPublic)
async def read_residence_request(mandate: CanRead, track_id: UUID, request_id: UUID) -> Response:
    """One request."""
    return await _read(mandate, track_id, request_id)


@router.post("/{request_id}/answer", **commands("answer", ResidenceRequestPublic, ReadOnly))
async def answer_residence_request(
    mandate: CanCommand, track_id: UUID, request_id: UUID, expected: IfMatch, body: ResidenceRequestAnswer
) -> Response:
    """Write down what the authority answered; the paper that it gives is written down by `grant`."""
    await service.answer(mandate, track_id, request_id, expected, body)
    return await _read(mandate, track_id, request_id)


@router.post("/{request_id}/withdraw", **commands("withdraw", ResidenceRequestPublic, ReadOnly))
async def withdraw_residence_request(
    mandate: CanCommand, track_id: UUID, request_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that it is not asked for any more."""
    await service.withdraw(mandate, track_id, request_id, expected, body)
    return await _read(mandate, track_id, request_id)
