"""Cases of people who live or travel together."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.errors import CaseClosed, CasesLinked
from trafficking_api.features.cases.routes.case import CanRead
from trafficking_api.features.cases.schemas.household import (
    HouseholdCasePublic,
    HouseholdFilter,
    NewHouseholdCase,
)
from trafficking_api.features.cases.states import LINK
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}/household", tags=["cases"], route_class=Door)

commands = command_options(LINK)
CanLink = Annotated[Mandate, AllowOnce(Permission.CASES_WRITE, sees=queries.household_case)]
CanRemove = Annotated[Mandate, AllowOnce(Permission.CASES_COMMAND, sees=queries.household_case)]


@router.get("", response_model=Page[HouseholdCasePublic], responses=raises(BadCursor))
async def list_household_cases(
    mandate: CanRead, case_id: UUID, wanted: Annotated[HouseholdFilter, Query()]
) -> Response:
    """The cases linked to this one, as far as you may see them, in the order they were linked."""
    shape, parent = queries.household(mandate, case_id, wanted), queries.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post(
    "",
    response_model=HouseholdCasePublic,
    status_code=201,
    responses=raises(ReadOnly, CaseClosed, CasesLinked),
)
async def add_household_case(mandate: CanLink, case_id: UUID, body: NewHouseholdCase) -> Response:
    """Link another case of the household. The link is seen from both."""
    id_ = await service.link_case(mandate, case_id, body)
    return await answers.created(mandate, queries.household_case(mandate, case_id, id_))


@router.get("/{household_case_id}", response_model=HouseholdCasePublic)
async def read_household_case(mandate: CanRead, case_id: UUID, household_case_id: UUID) -> Response:
    """One link of a case."""
    return await answers.one(mandate, queries.household_case(mandate, case_id, household_case_id))


@router.post("/{household_case_id}/remove", **commands("remove", HouseholdCasePublic, ReadOnly, CaseClosed))
async def remove_household_case(
    mandate: CanRemove,
    case_id: UUID,
    household_case_id: UUID,
    expected: IfMatch,
    body: Command = NOTHING_MORE,
) -> Response:
    """Part two cases that are of one household no more. That they were linked stays to be seen."""
    await service.remove_case(mandate, case_id, household_case_id, expected, body)
    return await answers.one(mandate, queries.household_case(mandate, case_id, household_case_id))
