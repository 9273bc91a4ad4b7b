"""The cases of your centre."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import (
    CaseClosed,
    CaseMerged,
    ConsentNeeded,
    OtherPerson,
    PersonHasOpenCase,
    PersonSettled,
    StillOpen,
    SupportElsewhere,
    SurvivorNotSealed,
)
from trafficking_api.features.cases.schemas.case import (
    CaseClosing,
    CaseFilter,
    CaseFollowUp,
    CaseMerge,
    CasePatch,
    CasePublic,
    CaseReopening,
    CaseSuspension,
    NewCase,
)
from trafficking_api.features.cases.states import MACHINE
from trafficking_api.features.members.errors import LastWorker
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases", tags=["cases"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.CASES_READ)]
CanChange = Annotated[Mandate, Allow(Permission.CASES_WRITE)]
CanOpen = Annotated[Mandate, AllowOnce(Permission.CASES_WRITE, sees=queries.case)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CASES_COMMAND, sees=queries.case)]


@router.get("", response_model=Page[CasePublic], responses=raises(BadCursor))
async def list_cases(mandate: CanRead, wanted: Annotated[CaseFilter, Query()]) -> Response:
    """The cases of your centre, the last opened first."""
    return await answers.page(mandate, queries.cases(mandate, wanted), wanted, ("opened_on", "id"))


@router.post("", response_model=CasePublic, status_code=201, responses=raises(PersonHasOpenCase))
async def open_case(mandate: CanOpen, body: NewCase) -> Response:
    """Open a case: the support of one person by your centre."""
    (case_id,) = await service.open_cases(mandate, [body])
    return await answers.created(mandate, queries.case(mandate, case_id))


@router.get("/{case_id}", response_model=CasePublic, responses=raises(Erased))
async def read_case(mandate: CanRead, case_id: UUID) -> Response:
    """One case of your centre."""
    return await answers.kept(mandate, queries.case(mandate, case_id), queries.gone(mandate, case_id))


@router.patch(
    "/{case_id}",
    response_model=CasePublic,
    responses=raises(Stale, ReadOnly, CaseClosed, PersonSettled, PersonHasOpenCase, IfMatchRequired),
)
async def change_case(mandate: CanChange, case_id: UUID, expected: IfMatch, body: CasePatch) -> Response:
    """Change the facts of an open case; whose it is, in intake only."""
    await service.change(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post("/{case_id}/activate", **commands("activate", CasePublic, ReadOnly, ConsentNeeded))
async def activate_case(
    mandate: CanCommand, case_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Begin the support of a person who consents to it."""
    await service.activate(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post("/{case_id}/suspend", **commands("suspend", CasePublic, ReadOnly))
async def suspend_case(
    mandate: CanCommand, case_id: UUID, expected: IfMatch, body: CaseSuspension
) -> Response:
    """Let the support rest for a time."""
    await service.suspend(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post("/{case_id}/follow_up", **commands("follow_up", CasePublic, ReadOnly))
async def follow_up_case(
    mandate: CanCommand, case_id: UUID, expected: IfMatch, body: CaseFollowUp
) -> Response:
    """Go over to visits: the support itself has reached its end."""
    await service.follow_up(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post("/{case_id}/resume", **commands("resume", CasePublic, ReadOnly))
async def resume_case(
    mandate: CanCommand, case_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take the support up again."""
    await service.resume(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post("/{case_id}/close", **commands("close", CasePublic, ReadOnly, StillOpen))
async def close_case(mandate: CanCommand, case_id: UUID, expected: IfMatch, body: CaseClosing) -> Response:
    """Close a case. What of it is still open is listed in the refusal."""
    await service.close(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post(
    "/{case_id}/merge",
    **commands(
        "merge",
        CasePublic,
        ReadOnly,
        StillOpen,
        CaseClosed,
        CaseMerged,
        OtherPerson,
        SupportElsewhere,
        SurvivorNotSealed,
        LastWorker,
    ),
)
async def merge_case(mandate: CanCommand, case_id: UUID, expected: IfMatch, body: CaseMerge) -> Response:
    """Close a case into another one of the same person. Both ids answer, and both trails stay as they are."""
    await service.merge(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))


@router.post(
    "/{case_id}/reopen",
    **commands("reopen", CasePublic, ReadOnly, CaseMerged, PersonHasOpenCase, MemberNeeded),
)
async def reopen_case(mandate: CanCommand, case_id: UUID, expected: IfMatch, body: CaseReopening) -> Response:
    """Open a closed case again, for a reason. It is in intake: a consent must be in force to activate it."""
    await service.reopen(mandate, case_id, expected, body)
    return await answers.one(mandate, queries.case(mandate, case_id))
