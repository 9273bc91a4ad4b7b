"""Sealing a case: only those who work on it know of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import AllowOnce, Door, command_options
from trafficking_api.access.errors import MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import NotItsWorker
from trafficking_api.features.cases.schemas.case import CasePublic
from trafficking_api.features.cases.states import SENSITIVITY
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}", tags=["cases"], route_class=Door)

commands = command_options(SENSITIVITY)
CanCommand = Annotated[Mandate, AllowOnce(Permission.CASES_COMMAND, sees=queries.case)]


@router.post("/seal", **commands("seal", CasePublic, MemberNeeded, ReadOnly, NotItsWorker))
async def seal_case(
    mandate: CanCommand, case_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Seal a case that you work on: nobody else finds it, and no glass can be broken for it."""
    await service.sensitivity.seal(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post("/unseal", **commands("unseal", CasePublic, MemberNeeded, ReadOnly))
async def unseal_case(
    mandate: CanCommand, case_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Open a sealed case to your centre again."""
    await service.sensitivity.unseal(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))
