"""Many people at once, each under a key of her own, written by the runtime role and really sealed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.features.people import rules
from trafficking_api.features.people.models import Person, PersonKey, PersonToken
from trafficking_api.features.people.schemas import Contact, Identity
from trafficking_api.features.people.service import identity as sealing
from trafficking_api.kit.crypto import OrganisationKeys

Rows = list[dict[str, Any]]


def named(name: str, number: str | None = None) -> Identity:
    """Somebody of this name, with a passport of this number."""
    first, _, family = name.partition(" ")
    passport = [] if number is None else [{"kind": "Passport", "number": number}]
    documents = {"identity_documents": passport} if passport else {}
    return Identity.model_validate(
        {"first_name": first, "family_name": family or None, **documents}, strict=False
    )


async def crowd(office: Office, organisation_id: UUID, people: Sequence[str | Identity]) -> list[UUID]:
    """These people in the organisation, without all that a request does besides; returns their ids."""
    written: tuple[Rows, Rows, Rows] = ([], [], [])
    async with system_mandate(office, organisation_id, "crowd") as mandate:
        keys = await mandate.keys()
        for person in people:
            _write(mandate, keys, named(person) if isinstance(person, str) else person, written)
        for table, rows in zip((Person, PersonKey, PersonToken), written, strict=True):
            await mandate.session.execute(insert(table), rows)
    return [row["id"] for row in written[0]]


def _write(
    mandate: Mandate, keys: OrganisationKeys, identity: Identity, written: tuple[Rows, Rows, Rows]
) -> None:
    people, wrapped, tokens = written
    person = Person(
        organisation_id=mandate.organisation_id,
        retain_until=rules.retained_until(mandate.today()),
        **mandate.stamps(),
    )
    version, locked, key = keys.new_data_key(person.id)
    document = identity.model_dump(mode="json")
    sealing.seal(person, key, document, Contact().model_dump(mode="json"))
    whose = {"organisation_id": mandate.organisation_id, "person_id": person.id}
    people.append(person.model_dump())
    wrapped.append(whose | {"key_version": version, "wrapped": locked})
    found_by = sealing.tokens_of(keys, document)
    tokens.extend(whose | {"kind": kind, "token": token} for kind, token in found_by)


async def read(office: Office, organisation_id: UUID) -> dict[UUID, str]:
    """The name of each person of the organisation whose key is there, opened."""
    of_her = (col(PersonKey.organisation_id) == col(Person.organisation_id)) & (
        col(PersonKey.person_id) == col(Person.id)
    )
    query = select(Person, col(PersonKey.wrapped)).join(PersonKey, of_her)
    async with system_mandate(office, organisation_id, "crowd") as mandate:
        rows = await mandate.session.execute(query.where(col(Person.organisation_id) == organisation_id))
        found = [(person, wrapped) for person, wrapped in rows]
        keys = await mandate.keys(to_open=[wrapped for _, wrapped in found])
        return {person.id: _name(person, keys, wrapped) for person, wrapped in found}


def _name(person: Person, keys: OrganisationKeys, wrapped: bytes) -> str:
    identity = sealing.documents(person, keys.data_key(person.id, wrapped)).identity or {}
    return " ".join(filter(None, (identity["first_name"], identity["family_name"])))
