"""Who a person is, and who saw it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import AccessReasonRequired, Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.reasons import ReasonGiven
from trafficking_api.features.people import queries, service
from trafficking_api.features.people.schemas import (
    AccessPublic,
    FoundPeople,
    IdentifiedPerson,
    NewPerson,
    PersonFilter,
    PersonPatch,
    PersonPublic,
    PersonSearch,
)
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/people", tags=["people"], route_class=Door)

#: How many people a search shows.
MOST = 50

CanRead = Annotated[Mandate, Allow(Permission.PEOPLE_READ)]
CanWrite = Annotated[Mandate, Allow(Permission.PEOPLE_WRITE)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.PEOPLE_WRITE, sees=queries.listed)]


@router.get("", response_model=Page[PersonPublic], responses=raises(BadCursor))
async def list_people(mandate: CanRead, wanted: Annotated[PersonFilter, Query()]) -> Response:
    """The people whom you may see, the newest first; not who they are."""
    return await answers.page(mandate, queries.people(mandate, wanted), wanted, ("created_at", "id"))


@router.post("", response_model=PersonPublic, status_code=201)
async def add_person(mandate: CanAdd, body: NewPerson) -> Response:
    """Write a person down. The answer does not repeat who she is, so that no remembered answer holds it."""
    person_id = await service.add(mandate, body)
    return await answers.created(mandate, queries.listed(mandate, person_id))


@router.post("/search", response_model=FoundPeople, responses=raises(AccessReasonRequired))
async def search_people(mandate: CanRead, body: PersonSearch, reason: ReasonGiven = None) -> Response:
    """Find people of your own organisation by name or document; 50 at most, each written down as read."""
    found = await service.searched(mandate, body)
    before = service.reading(mandate, reason)
    return await answers.several(mandate, found, ("_created_at", "id"), MOST, before)


@router.get("/{person_id}", response_model=IdentifiedPerson, responses=raises(Erased, AccessReasonRequired))
async def read_person(mandate: CanRead, person_id: UUID, reason: ReasonGiven = None) -> Response:
    """Who a person is and how to reach her. Each reading is written down, and she can ask for the list."""
    before = service.reading(mandate, reason)
    return await answers.one(mandate, queries.person(mandate, person_id), before=before)


@router.patch(
    "/{person_id}",
    response_model=IdentifiedPerson,
    responses=raises(Erased, Stale, IfMatchRequired, AccessReasonRequired, ReadOnly),
)
async def change_person(
    mandate: CanWrite, person_id: UUID, expected: IfMatch, body: PersonPatch, reason: ReasonGiven = None
) -> Response:
    """Change who a person is or how to reach her; an array is replaced whole."""
    await service.change(mandate, person_id, expected, body, reason)
    before = service.reading(mandate, reason)
    return await answers.one(mandate, queries.person(mandate, person_id), before=before)


@router.get("/{person_id}/accesses", response_model=Page[AccessPublic], responses=raises(BadCursor))
async def list_person_accesses(
    mandate: CanRead, person_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """Who saw or changed this person's record, when and why; fit to be shown to her."""
    found, parent = queries.accesses(mandate, person_id), queries.person(mandate, person_id)
    return await answers.page(mandate, found, wanted, ("seen_at", "id"), parent=parent)
