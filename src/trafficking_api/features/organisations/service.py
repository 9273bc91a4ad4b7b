"""Adds organisations to the directory, each with its keys and its first administrator."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access import service as access
from trafficking_api.access.credentials import public_id
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.models import OrganisationKey
from trafficking_api.access.schemas import NewClient
from trafficking_api.features.organisations import queries
from trafficking_api.features.organisations.errors import SlugTaken
from trafficking_api.features.organisations.models import Organisation, OrganisationSettings
from trafficking_api.features.organisations.schemas import (
    Elsewhere,
    FirstClient,
    NewOrganisation,
    SettingsPatch,
)
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.crypto import KEY, OrganisationKeys
from trafficking_api.kit.errors import Invalid
from trafficking_api.kit.wire import changes

#: The least k there is, for an organisation that sends no cards.
LEAST_K = 5


@dataclass(frozen=True)
class Founded:
    """A new organisation and its first client."""

    id: UUID
    first_client: FirstClient


async def add(mandate: Mandate, body: NewOrganisation) -> tuple[UUID, FirstClient | None]:
    """Add an organisation to the directory, of this server or with a seat for one that works elsewhere.

    Raises Invalid, SlugTaken, and Conflict where the id of a seat is taken.
    """
    if body.elsewhere is not None:
        return await seat(mandate, body, body.elsewhere), None
    founded = await create(mandate, body)
    return founded.id, founded.first_client


async def create(mandate: Mandate, body: NewOrganisation) -> Founded:
    """Found an organisation: directory entry, settings, key, first administrator. Raises SlugTaken."""
    organisation = Organisation(**await _described(mandate, body), **mandate.stamps())
    async with _listed(mandate, organisation):
        first = await furnish(mandate, organisation, body.minimum_class_size, "admin")
    return Founded(organisation.id, first)


async def seat(mandate: Mandate, body: NewOrganisation, at: Elsewhere) -> UUID:
    """A seat for a centre on another server, under its id there: with a key, and no client to act for it.

    Raises Invalid, SlugTaken, and Conflict where the id is taken.
    """
    faults = mandate.office.partners.faults(at.home_url, "/elsewhere/home_url")
    if faults:
        raise Invalid(errors=faults)
    organisation = Organisation(
        id=at.organisation_id,
        home_url=at.home_url,
        **await _described(mandate, body),
        **mandate.stamps(),
    )
    async with _listed(mandate, organisation):
        await _found(mandate, organisation, body.minimum_class_size)
    return organisation.id


async def _described(mandate: Mandate, body: NewOrganisation) -> dict[str, Any]:
    """What the directory says of it. Raises SlugTaken."""
    if await queries.slug_exists(mandate, body.slug):
        raise SlugTaken
    return body.model_dump(exclude={"minimum_class_size", "elsewhere"})


@asynccontextmanager
async def _listed(mandate: Mandate, organisation: Organisation) -> AsyncIterator[None]:
    """Add it to the directory, and go into its tenant."""
    mandate.started(organisation, "active")
    await mandate.session.flush()
    async with mandate.as_other_party(organisation):
        yield


async def change_settings(mandate: Mandate, expected: Expected, body: SettingsPatch) -> None:
    """Change what the organisation decides for itself. Raises Stale."""
    own = (await mandate.session.scalars(queries.own_settings(mandate).with_for_update())).one()
    expected.check(own.version)
    own.sqlmodel_update(changes(body))
    mandate.touch(own)


async def furnish(
    mandate: Mandate, organisation: Organisation, minimum_class_size: int, role: str
) -> FirstClient:
    """Give a new organisation what it keeps to itself, and a client; the mandate is in its tenant."""
    await _found(mandate, organisation, minimum_class_size)
    client = NewClient(name=f"First {role}", role=role)
    client_id, secret = await access.create(mandate, client, organisation.kind)
    return FirstClient(client_id=public_id(organisation.id, client_id), client_secret=secret)


async def _found(mandate: Mandate, organisation: Organisation, minimum_class_size: int) -> None:
    """Its key and its settings."""
    key = await mandate.office.keys.service.wrap(organisation.id, secrets.token_bytes(KEY))
    mandate.session.add(OrganisationKey(organisation_id=organisation.id, key_version=1, wrapped=key))
    settings = OrganisationSettings(
        organisation_id=organisation.id,
        id=organisation.id,
        minimum_class_size=minimum_class_size,
        **mandate.stamps(),
    )
    mandate.started(settings, "active")


async def furnish_operator(office: Office) -> FirstClient | None:
    """Give the operator's organisation its key and first client; None if it has them."""
    operator_id = await _operator_id(office)
    async with system_mandate(office, operator_id, "furnish_operator") as mandate:
        # Locked, so that two servers that start at once do not both do it.
        operator = await mandate.session.scalar(
            select(Organisation).where(col(Organisation.id) == operator_id).with_for_update()
        )
        if operator is None or await _is_furnished(mandate):
            return None
        return await furnish(mandate, operator, LEAST_K, "operator")


async def operator_keys(office: Office) -> OrganisationKeys | None:
    """The operator's keys, None before it has any; raises Unreadable when the key file is not theirs."""
    async with system_mandate(office, await _operator_id(office), "operator_keys") as mandate:
        return await mandate.keys() if await _is_furnished(mandate) else None


async def _operator_id(office: Office) -> UUID:
    """The operator's organisation. The migrations make it: nobody but an operator may add one."""
    async with office.database.engine.connect() as connection:
        query = select(col(Organisation.id)).where(col(Organisation.kind) == "operator")
        return (await connection.scalars(query)).one()


async def _is_furnished(mandate: Mandate) -> bool:
    own = mandate.organisation_id
    return await mandate.session.get(OrganisationSettings, (own, own)) is not None
