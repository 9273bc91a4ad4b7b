"""Appeals: what a party does against a judgment."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.court.errors import AppealOpen
from trafficking_api.features.court.queries import appeal as queries
from trafficking_api.features.court.schemas.appeal import (
    CourtAppealFilter,
    CourtAppealPublic,
    NewCourtAppeal,
)
from trafficking_api.features.court.service import appeal as service
from trafficking_api.features.court.states import APPEAL
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/court-appeals", tags=["court files"], route_class=Door)

commands = command_options(APPEAL)

CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanFile = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_WRITE, sees=queries.appeal)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_COMMAND, sees=queries.appeal)]


async def _read(mandate: Mandate, appeal_id: UUID) -> Response:
    return await answers.one(mandate, queries.appeal(mandate, appeal_id))


@router.get("", response_model=Page[CourtAppealPublic], responses=raises(BadCursor))
async def list_court_appeals(mandate: CanRead, wanted: Annotated[CourtAppealFilter, Query()]) -> Response:
    """The appeals in the cases in your sight, the latest first."""
    return await answers.page(mandate, queries.appeals(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=CourtAppealPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, AppealOpen),
)
async def file_court_appeal(mandate: CanFile, body: NewCourtAppeal) -> Response:
    """Write down what a party did against a judgment: too late, too, which is then said.

    The first of several appeals moves the proceeding, where its stage has that step; another party's joins.
    """
    return await answers.created(mandate, queries.appeal(mandate, await service.file(mandate, body)))


@router.get("/{appeal_id}", response_model=CourtAppealPublic)
async def read_court_appeal(mandate: CanRead, appeal_id: UUID) -> Response:
    """One appeal."""
    return await _read(mandate, appeal_id)


@router.post("/{appeal_id}/receive", **commands("receive", CourtAppealPublic, ReadOnly))
async def receive_court_appeal(
    mandate: CanCommand, appeal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that the court has it."""
    await service.receive(mandate, appeal_id, expected, body)
    return await _read(mandate, appeal_id)


@router.post("/{appeal_id}/complete", **commands("complete", CourtAppealPublic, ReadOnly))
async def complete_court_appeal(
    mandate: CanCommand, appeal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that the court has decided on it; in a closed case too, which stays closed."""
    await service.complete(mandate, appeal_id, expected, body)
    return await _read(mandate, appeal_id)


@router.post("/{appeal_id}/withdraw", **commands("withdraw", CourtAppealPublic, ReadOnly))
async def withdraw_court_appeal(
    mandate: CanCommand, appeal_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that the party does not go on. The stage stays; no time runs from its act any more."""
    await service.withdraw(mandate, appeal_id, expected, body)
    return await _read(mandate, appeal_id)
