"""The directory of organisations: everybody reads it, the operator adds to it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.organisations import queries, service
from trafficking_api.features.organisations.errors import SlugTaken
from trafficking_api.features.organisations.schemas import (
    NewOrganisation,
    OrganisationCreated,
    OrganisationFilter,
    OrganisationPublic,
    SettingsPatch,
    SettingsPublic,
)
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.route import together

directory = APIRouter(prefix="/v1/organisations", tags=["organisations"], route_class=Door)
own = APIRouter(prefix="/v1/settings", tags=["organisations"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.ORGANISATIONS_READ)]
CanSee = Annotated[Mandate, Allow(Permission.SETTINGS_READ)]
CanDecide = Annotated[Mandate, Allow(Permission.SETTINGS_WRITE)]
CanCreate = Annotated[Mandate, AllowOnce(Permission.ORGANISATIONS_WRITE, sees=queries.organisation)]


@directory.get("", response_model=Page[OrganisationPublic], responses=raises(BadCursor))
async def list_organisations(mandate: CanRead, wanted: Annotated[OrganisationFilter, Query()]) -> Response:
    """The directory, by slug."""
    return await answers.page(mandate, queries.directory(wanted), wanted, ("slug", "id"), descending=False)


@directory.post("", response_model=OrganisationCreated, status_code=201, responses=raises(SlugTaken))
async def create_organisation(mandate: CanCreate, body: NewOrganisation) -> Response:
    """Add an organisation and make its first administrator, whose secret is in this answer only.

    With `elsewhere` it works on another server: it gets a seat here, and nobody signs in to it.
    """
    organisation_id, first = await service.add(mandate, body)
    shapes = queries.organisation_created(mandate, organisation_id)
    shown = {"first_client": first and first.model_dump()}
    return await answers.created(mandate, shapes, shown_once=shown)


@directory.get("/{organisation_id}", response_model=OrganisationPublic)
async def read_organisation(mandate: CanRead, organisation_id: UUID) -> Response:
    """One organisation of the directory."""
    return await answers.one(mandate, queries.organisation(mandate, organisation_id))


@own.get("", response_model=SettingsPublic)
async def read_settings(mandate: CanSee) -> Response:
    """What your organisation decides for itself."""
    return await answers.one(mandate, queries.settings(mandate))


@own.patch("", response_model=SettingsPublic, responses=raises(Stale, IfMatchRequired))
async def change_settings(mandate: CanDecide, expected: IfMatch, body: SettingsPatch) -> Response:
    """Decide otherwise; holds that were made keep the time they were given."""
    await service.change_settings(mandate, expected, body)
    return await answers.one(mandate, queries.settings(mandate))


router = together(directory, own)
