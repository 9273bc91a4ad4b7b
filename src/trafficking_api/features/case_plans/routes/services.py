"""What was done for people, and how much of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.queries import service as queries
from trafficking_api.features.case_plans.schemas.service import (
    NewService,
    ServiceBrief,
    ServiceCounts,
    ServiceCountsWanted,
    ServiceFilter,
    ServicePublic,
)
from trafficking_api.features.case_plans.service import delivery
from trafficking_api.features.case_plans.states import ENTRY
from trafficking_api.features.cases.errors import CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit import sheet
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.language import negotiate
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1", tags=["case plans"], route_class=Door)

commands = command_options(ENTRY)

_NUMBERS = ("services", "sessions", "cases")
_COLUMNS = ("type", "type_label", "check_kind", "check_kind_label", *_NUMBERS)
_DISTINGUISHED = "Accept, Accept-Language"
Language = Annotated[str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")]


async def _read(mandate: Mandate, service_id: UUID) -> Response:
    """One service, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.service(mandate, service_id), before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.SERVICES_READ)]
CanRecord = Annotated[Mandate, AllowOnce(Permission.SERVICES_WRITE, sees=queries.service, anew=_read)]
CanVoid = Annotated[Mandate, AllowOnce(Permission.SERVICES_COMMAND, sees=queries.service, anew=_read)]


@router.get("/services", response_model=Page[ServiceBrief], responses=raises(BadCursor))
async def list_services(mandate: CanRead, wanted: Annotated[ServiceFilter, Query()]) -> Response:
    """What was done for the people whose cases are in your sight, the latest first; without results."""
    return await answers.page(mandate, queries.services(mandate, wanted), wanted, ("delivered_on", "id"))


@router.post(
    "/services",
    response_model=ServicePublic,
    status_code=201,
    responses=raises(CaseMerged, MemberNeeded, Erased),
)
async def record_service(mandate: CanRecord, body: NewService) -> Response:
    """Write down what was done. In a closed case it is kept, and the case stays closed."""
    service_id = await delivery.record(mandate, body)
    shapes = queries.service(mandate, service_id)
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/services/{service_id}", response_model=ServicePublic)
async def read_service(mandate: CanRead, service_id: UUID) -> Response:
    """One service, with what came of it."""
    return await _read(mandate, service_id)


@router.post("/services/{service_id}/void", **commands("void", ServicePublic, ReadOnly))
async def void_service(
    mandate: CanVoid, service_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Say that it was entered in error. It stays to be seen, and counts no more."""
    await delivery.void(mandate, service_id, expected, body)
    return await _read(mandate, service_id)


@router.get(
    "/service-counts",
    response_model=ServiceCounts,
    responses={200: {"description": "The services", "content": sheet.CONTENT}},
)
async def read_service_counts(
    mandate: CanRead,
    wanted: Annotated[ServiceCountsWanted, Query()],
    accept_language: Language = None,
) -> Response:
    """How much was done, by type and kind of medical check, as JSON, CSV or a workbook, as `Accept` says.

    What was voided does not count, nor does what was done in cases out of your sight.
    """
    language = negotiate(accept_language)
    response = await _counted(mandate, await delivery.counts(mandate, wanted, language))
    response.headers.update({"Content-Language": language, "Vary": _DISTINGUISHED})
    return response


async def _counted(mandate: Mandate, found: ServiceCounts) -> Response:
    """The counts in the format that the caller likes best."""
    rows = [[getattr(item, name) for name in _COLUMNS] for item in found.items]
    total = ["total", "Total", None, None, *(getattr(found.total, name) for name in _NUMBERS)]
    return await answers.table(mandate, found, _COLUMNS, [*rows, total])
