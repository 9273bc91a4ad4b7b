"""An organisation's entry in the directory, and the question which centre takes a person."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.directory import queries, service
from trafficking_api.features.directory.errors import BudgetSpent, FieldExists
from trafficking_api.features.directory.schemas import (
    DirectoryFieldFilter,
    DirectoryFieldPatch,
    DirectoryFieldPublic,
    Discovery,
    DiscoveryQuestion,
    NewDirectoryField,
    OrganisationContacts,
)
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.route import together

own = APIRouter(prefix="/v1/directory-fields", tags=["directory"], route_class=Door)
others = APIRouter(prefix="/v1", tags=["directory"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.DIRECTORY_READ)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.DIRECTORY_WRITE, sees=queries.field)]
CanChange = Annotated[Mandate, Allow(Permission.DIRECTORY_WRITE)]
CanLookUp = Annotated[Mandate, Allow(Permission.ORGANISATIONS_READ)]
CanAsk = Annotated[Mandate, Allow(Permission.DISCOVERY_READ)]


@own.get("", response_model=Page[DirectoryFieldPublic], responses=raises(BadCursor))
async def list_directory_fields(
    mandate: CanRead, wanted: Annotated[DirectoryFieldFilter, Query()]
) -> Response:
    """The fields of your own entry, each with its grade: who may read it."""
    return await answers.page(mandate, queries.fields(mandate, wanted), wanted, ("created_at", "id"))


@own.post("", response_model=DirectoryFieldPublic, status_code=201, responses=raises(FieldExists))
async def add_directory_field(mandate: CanAdd, body: NewDirectoryField) -> Response:
    """Tell something more of yourself: to all, to partners, to named partners or to nobody."""
    field_id = await service.add(mandate, body)
    return await answers.created(mandate, queries.field(mandate, field_id))


@own.get("/{field_id}", response_model=DirectoryFieldPublic)
async def read_directory_field(mandate: CanRead, field_id: UUID) -> Response:
    """One field of your own entry."""
    return await answers.one(mandate, queries.field(mandate, field_id))


@own.patch("/{field_id}", response_model=DirectoryFieldPublic, responses=raises(Stale, IfMatchRequired))
async def change_directory_field(
    mandate: CanChange, field_id: UUID, expected: IfMatch, body: DirectoryFieldPatch
) -> Response:
    """Change what a field says, or who may read it: from the next request on, others read no more."""
    await service.change(mandate, field_id, expected, body)
    return await answers.one(mandate, queries.field(mandate, field_id))


@others.get("/organisations/{organisation_id}/contacts", response_model=OrganisationContacts)
async def read_organisation_contacts(mandate: CanLookUp, organisation_id: UUID) -> Response:
    """What an organisation tells you of itself; that you read it is written down.

    What is not in the answer it does not say, or does not say to you: nobody but itself can tell which.
    """
    return answers.computed(await service.told(mandate, organisation_id))


@others.post("/discovery/search", response_model=Discovery, responses=raises(BudgetSpent))
async def search_centres(mandate: CanAsk, body: DiscoveryQuestion) -> Response:
    """Which centres of a country take such a person, by which service, and whether they have a bed.

    It tells of services, never of a house or a person; of beds, what each centre shows its partners, as
    exactly as it chose. Your organisation can ask so many times a day. Nothing of the question is kept.
    """
    return answers.computed(await service.discover(mandate, body))


router = together(own, others)
