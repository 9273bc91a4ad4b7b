"""Dwellings that somebody looks at and applies for."""

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
from trafficking_api.features.housing.errors import SearchEnded
from trafficking_api.features.housing.schemas.application import (
    ApplicationRefusal,
    ApplicationSending,
    ApplicationViewing,
    ApplicationWithdrawal,
    HousingApplicationBrief,
    HousingApplicationFilter,
    HousingApplicationPatch,
    HousingApplicationPublic,
    NewHousingApplication,
)
from trafficking_api.features.housing.service import application as service
from trafficking_api.features.housing.states import APPLICATION
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/housing-applications", tags=["housing"], route_class=Door)

commands = command_options(APPLICATION)


async def _read(mandate: Mandate, application_id: UUID) -> Response:
    """One application, whose words leave a trace that they were read."""
    shapes = queries.application(mandate, application_id)
    return await answers.one(mandate, shapes, before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.HOUSING_SEARCHES_READ)]
CanAdd = Annotated[
    Mandate, AllowOnce(Permission.HOUSING_SEARCHES_WRITE, sees=queries.application, anew=_read)
]
CanChange = Annotated[Mandate, Allow(Permission.HOUSING_SEARCHES_WRITE)]
CanCommand = Annotated[
    Mandate, AllowOnce(Permission.HOUSING_SEARCHES_COMMAND, sees=queries.application, anew=_read)
]

_VIEWED, _APPLIED = ApplicationViewing(), ApplicationSending()


@router.get("", response_model=Page[HousingApplicationBrief], responses=raises(BadCursor))
async def list_housing_applications(
    mandate: CanRead, wanted: Annotated[HousingApplicationFilter, Query()]
) -> Response:
    """The applications of the cases in your sight, the latest first; without an address."""
    shape = queries.applications(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=HousingApplicationPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, SearchEnded, Erased),
)
async def add_housing_application(mandate: CanAdd, body: NewHousingApplication) -> Response:
    """Write down a dwelling that she wants to look at, or to apply for."""
    shapes = queries.application(mandate, await service.add(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{application_id}", response_model=HousingApplicationPublic)
async def read_housing_application(mandate: CanRead, application_id: UUID) -> Response:
    """One application, with the address."""
    return await _read(mandate, application_id)


@router.patch(
    "/{application_id}",
    response_model=HousingApplicationPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, Erased, IfMatchRequired),
)
async def change_housing_application(
    mandate: CanChange, application_id: UUID, expected: IfMatch, body: HousingApplicationPatch
) -> Response:
    """Say otherwise what dwelling it is, or when she is to see it."""
    await service.change(mandate, application_id, expected, body)
    return await _read(mandate, application_id)


@router.post("/{application_id}/view", **commands("view", HousingApplicationPublic, ReadOnly, Erased))
async def view_housing_application(
    mandate: CanCommand, application_id: UUID, expected: IfMatch, body: ApplicationViewing = _VIEWED
) -> Response:
    """Write down that she has seen it; in a closed case too, which stays closed."""
    await service.view(mandate, application_id, expected, body)
    return await _read(mandate, application_id)


@router.post("/{application_id}/apply", **commands("apply", HousingApplicationPublic, ReadOnly))
async def apply_housing_application(
    mandate: CanCommand, application_id: UUID, expected: IfMatch, body: ApplicationSending = _APPLIED
) -> Response:
    """Write down that she has applied for it."""
    await service.apply(mandate, application_id, expected, body)
    return await _read(mandate, application_id)


@router.post("/{application_id}/accept", **commands("accept", HousingApplicationPublic, ReadOnly))
async def accept_housing_application(
    mandate: CanCommand, application_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that she can have it. Its lease is read next."""
    await service.accept(mandate, application_id, expected, body)
    return await _read(mandate, application_id)


@router.post("/{application_id}/refuse", **commands("refuse", HousingApplicationPublic, ReadOnly, Erased))
async def refuse_housing_application(
    mandate: CanCommand, application_id: UUID, expected: IfMatch, body: ApplicationRefusal
) -> Response:
    """Write down that the landlord does not let it to her, and what was said."""
    await service.refuse(mandate, application_id, expected, body)
    return await _read(mandate, application_id)


@router.post("/{application_id}/withdraw", **commands("withdraw", HousingApplicationPublic, ReadOnly))
async def withdraw_housing_application(
    mandate: CanCommand, application_id: UUID, expected: IfMatch, body: ApplicationWithdrawal
) -> Response:
    """Write down that she does not want it, and why."""
    await service.withdraw(mandate, application_id, expected, body)
    return await _read(mandate, application_id)
