"""Searches for a home."""

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
from trafficking_api.features.housing import queries
from trafficking_api.features.housing.errors import SearchUnderWay
from trafficking_api.features.housing.schemas.search import (
    HousingSearchBrief,
    HousingSearchEnding,
    HousingSearchFilter,
    HousingSearchPatch,
    HousingSearchPublic,
    NewHousingSearch,
)
from trafficking_api.features.housing.service import search as service
from trafficking_api.features.housing.states import SEARCH
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/housing-searches", tags=["housing"], route_class=Door)

commands = command_options(SEARCH)


async def _read(mandate: Mandate, search_id: UUID) -> Response:
    """One search, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.search(mandate, search_id), before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.HOUSING_SEARCHES_READ)]
CanBegin = Annotated[Mandate, AllowOnce(Permission.HOUSING_SEARCHES_WRITE, sees=queries.search, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.HOUSING_SEARCHES_WRITE)]
CanEnd = Annotated[Mandate, AllowOnce(Permission.HOUSING_SEARCHES_COMMAND, sees=queries.search, anew=_read)]


@router.get("", response_model=Page[HousingSearchBrief], responses=raises(BadCursor))
async def list_housing_searches(
    mandate: CanRead, wanted: Annotated[HousingSearchFilter, Query()]
) -> Response:
    """The searches of the cases in your sight, the latest first; without her wishes."""
    shape = queries.searches(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=HousingSearchPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, SearchUnderWay, Erased),
)
async def begin_housing_search(mandate: CanBegin, body: NewHousingSearch) -> Response:
    """Begin to search a home. One search is under way at a time in a case."""
    search_id = await service.begin(mandate, body)
    return await answers.created(mandate, queries.search(mandate, search_id), before=reach.noting(mandate))


@router.get("/{search_id}", response_model=HousingSearchPublic)
async def read_housing_search(mandate: CanRead, search_id: UUID) -> Response:
    """One search, with her wishes."""
    return await _read(mandate, search_id)


@router.patch(
    "/{search_id}",
    response_model=HousingSearchPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, Erased, IfMatchRequired),
)
async def change_housing_search(
    mandate: CanChange, search_id: UUID, expected: IfMatch, body: HousingSearchPatch
) -> Response:
    """Say otherwise what is looked for, while it is."""
    await service.change(mandate, search_id, expected, body)
    return await _read(mandate, search_id)


@router.post("/{search_id}/end", **commands("end", HousingSearchPublic, ReadOnly))
async def end_housing_search(
    mandate: CanEnd, search_id: UUID, expected: IfMatch, body: HousingSearchEnding
) -> Response:
    """Search no more, and withdraw what was applied for; in a closed case too, which stays closed."""
    await service.end(mandate, search_id, expected, body)
    return await _read(mandate, search_id)
