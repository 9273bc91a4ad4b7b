"""Adds organisations to the directory, each with its keys and its first administrator."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from trafficking_api.access import service as access
from trafficking_api.access.credentials import public_id
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import OrganisationKey
from trafficking_api.access.schemas import NewClient
from trafficking_api.features.organisations import queries
from trafficking_api.features.organisations.errors import SlugTaken
from trafficking_api.features.organisations.models import Organisation, OrganisationSettings
from trafficking_api.features.organisations.schemas import FirstClient, NewOrganisation


@dataclass(frozen=True)
class Founded:
    """A new organisation and its first client."""

    id: UUID
    first_client: FirstClient


async def create(mandate: Mandate, body: NewOrganisation) -> Founded:
    """Found an organisation: directory entry, settings, key, first administrator. Raises SlugTaken."""
    if await queries.slug_exists(mandate, body.slug):
        raise SlugTaken
    organisation = Organisation(**body.model_dump(exclude={"minimum_class_size"}), **mandate.stamps())
    mandate.started(organisation, "active")
    await mandate.session.flush()
    async with mandate.as_other_party(organisation):
        first = await furnish(mandate, organisation, body.minimum_class_size, "admin")
    return Founded(organisation.id, first)


async def furnish(
    mandate: Mandate, organisation: Organisation, minimum_class_size: int, role: str
) -> FirstClient:
    """Give a new organisation what it keeps to itself; the mandate is in its tenant."""
    key = mandate.office.keys.service.wrap(organisation.id, secrets.token_bytes(32))
    mandate.session.add(OrganisationKey(organisation_id=organisation.id, key_version=1, wrapped=key))
    settings = OrganisationSettings(
        organisation_id=organisation.id,
        id=organisation.id,
        minimum_class_size=minimum_class_size,
        **mandate.stamps(),
    )
    mandate.started(settings, "active")
    client = NewClient(name=f"First {role}", role=role)
    client_id, secret = await access.create(mandate, client, organisation.kind)
    return FirstClient(client_id=public_id(organisation.id, client_id), client_secret=secret)
