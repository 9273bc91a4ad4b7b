"""Requests to erase: a consent ended after a person had arrived, and her receiver answers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.referrals import queries, service
from trafficking_api.features.referrals.schemas.exchange import (
    ErasureAnswering,
    ErasureFilter,
    ErasureRequestPublic,
)
from trafficking_api.features.referrals.states import ERASURE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/erasure-requests", tags=["referrals"], route_class=Door)

commands = command_options(ERASURE)
CanRead = Annotated[Mandate, Allow(Permission.REFERRALS_READ)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.REFERRALS_COMMAND, sees=queries.erasure_request)]


@router.get("", response_model=Page[ErasureRequestPublic], responses=raises(BadCursor))
async def list_erasure_requests(mandate: CanRead, wanted: Annotated[ErasureFilter, Query()]) -> Response:
    """The requests to erase that your centre made or got, the newest first."""
    shape = queries.erasure_requests(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("asked_on", "id"))


@router.get("/{erasure_request_id}", response_model=ErasureRequestPublic)
async def read_erasure_request(mandate: CanRead, erasure_request_id: UUID) -> Response:
    """One request to erase."""
    return await answers.one(mandate, queries.erasure_request(mandate, erasure_request_id))


@router.post("/{erasure_request_id}/answer", **commands("answer", ErasureRequestPublic, ReadOnly))
async def answer_erasure_request(
    mandate: CanCommand, erasure_request_id: UUID, expected: IfMatch, body: ErasureAnswering
) -> Response:
    """Say what your centre did with its own copy of a person whose consent has ended."""
    await service.answer_erasure(mandate, erasure_request_id, expected, body)
    return await answers.one(mandate, queries.erasure_request(mandate, erasure_request_id))
