"""The people of a person's household."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.people import queries, service
from trafficking_api.features.people.errors import AlreadyLinked
from trafficking_api.features.people.schemas import HouseholdLinkPublic, NewHouseholdLink
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/people/{person_id}/household-links", tags=["people"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.PEOPLE_READ)]
CanWrite = Annotated[Mandate, Allow(Permission.PEOPLE_WRITE)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.PEOPLE_WRITE, sees=queries.household_link)]


@router.get("", response_model=Page[HouseholdLinkPublic], responses=raises(BadCursor))
async def list_household_links(
    mandate: CanRead, person_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """The people of her household whom you may see, and what each is to her."""
    found, parent = queries.household(mandate, person_id), queries.listed(mandate, person_id)
    return await answers.page(mandate, found, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "", response_model=HouseholdLinkPublic, status_code=201, responses=raises(AlreadyLinked, ReadOnly)
)
async def link_household(mandate: CanAdd, person_id: UUID, body: NewHouseholdLink) -> Response:
    """Say what another person is to her; the other one then has the inverse link."""
    link_id = await service.link(mandate, person_id, body)
    return await answers.created(mandate, queries.household_link(mandate, person_id, link_id))


@router.get("/{link_id}", response_model=HouseholdLinkPublic)
async def read_household_link(mandate: CanRead, person_id: UUID, link_id: UUID) -> Response:
    """One link of her household."""
    return await answers.one(mandate, queries.household_link(mandate, person_id, link_id))


@router.delete("/{link_id}", status_code=204, responses=raises(Stale, IfMatchRequired, ReadOnly))
async def unlink_household(mandate: CanWrite, person_id: UUID, link_id: UUID, expected: IfMatch) -> Response:
    """Take a link away, from both sides."""
    await service.unlink(mandate, person_id, link_id, expected)
    return Response(status_code=204)
