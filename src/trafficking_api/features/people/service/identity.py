"""Seals who a person is under a key of her own, opens it again, and forgets her by destroying that key."""

import json
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.dialects.postgresql import array
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people import rules
from trafficking_api.features.people.models import HouseholdLink, Person, PersonKey, PersonToken
from trafficking_api.kit.crypto import DataKey, OrganisationKeys
from trafficking_api.kit.errors import NotFound

IDENTITY, CONTACT = "people.identity", "people.contact"
NAME, DOCUMENT = "name", "document"

Document = dict[str, Any]


class Opened(NamedTuple):
    """Who a person is and how to reach her, as stored."""

    identity: Document | None
    contact: Document | None


async def key_of(mandate: Mandate, person_id: UUID) -> DataKey:
    """The key of a person of the organisation in reach, for what is stored about her elsewhere.

    Whether the caller may see her is asked before, with `queries.visible`. Raises NotFound, Erased.
    """
    _, key = await _with_key(mandate, person_id)
    return key


async def opened(mandate: Mandate, person_id: UUID) -> Opened:
    """Who a person is, for a service that may know it; the caller writes down that it was read.

    Whether the caller may see her is asked before, with `queries.visible`. Raises NotFound, Erased.
    """
    return documents(*await _with_key(mandate, person_id))


async def forget(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """Make a person unreadable: her key, her documents, her tokens and her household links go.

    Returns the links that went: what was answered about them names her.

    A backup from before has them still: after a restore she must be forgotten again. Raises NotFound, Erased.
    """
    person = (await keep_household(mandate, person_id)).get(person_id)
    if person is None:
        raise NotFound
    key = await mandate.session.scalar(_of(mandate, PersonKey, PersonKey.person_id == person_id))
    if key is None:
        raise Erased
    links = (await mandate.session.scalars(_of(mandate, HouseholdLink, _links(person_id)))).all()
    household = {id_ for link in links for id_ in (link.person_id, link.other_id)} - {person_id}
    others = _of(mandate, Person, col(Person.id).in_(household))
    tokens = await mandate.session.scalars(_of(mandate, PersonToken, PersonToken.person_id == person_id))
    for row in (*links, *tokens, key):
        await mandate.session.delete(row)
    for other in await mandate.session.scalars(others):
        mandate.touch(other)
    person.identity = person.contact = None
    mandate.touch(person)
    means(person, Act("forgotten"))
    return [link.id for link in links]


async def keep_household(mandate: Mandate, person_id: UUID) -> dict[UUID, Person]:
    """Hold a person and those of her household in one order, so that no two wait crosswise for one another.

    Whoever locks her for more than this does it first.
    """
    linked = (
        _of(mandate, HouseholdLink, _links(person_id))
        .with_only_columns(func.unnest(array([col(HouseholdLink.person_id), col(HouseholdLink.other_id)])))
        .correlate(None)
    )
    people = _of(mandate, Person, or_(col(Person.id) == person_id, col(Person.id).in_(linked)))
    held = people.order_by(Person.id).with_for_update().execution_options(populate_existing=True)
    return {person.id: person for person in await mandate.session.scalars(held)}


def _links(person_id: UUID) -> ColumnElement[bool]:
    return or_(col(HouseholdLink.person_id) == person_id, col(HouseholdLink.other_id) == person_id)


def _of(mandate: Mandate, model: Any, condition: Any) -> Any:
    return select(model).where(col(model.organisation_id) == mandate.organisation_id, condition)


async def _with_key(mandate: Mandate, person_id: UUID) -> tuple[Person, DataKey]:
    found = (
        await mandate.session.execute(
            select(Person, col(PersonKey.wrapped))
            .outerjoin(
                PersonKey,
                (col(PersonKey.organisation_id) == col(Person.organisation_id))
                & (col(PersonKey.person_id) == col(Person.id)),
            )
            .where(col(Person.organisation_id) == mandate.organisation_id, col(Person.id) == person_id)
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    person, wrapped = found
    if wrapped is None:
        raise Erased
    return person, (await mandate.keys(to_open=[wrapped])).data_key(person_id, wrapped)


def documents(person: Person, key: DataKey) -> Opened:
    """What is sealed in the row, opened."""

    def document(place: str, sealed: bytes | None) -> Document | None:
        if sealed is None:
            return None
        found: Document = json.loads(key.open(place, person.id, sealed, person.sealed_version))
        return found

    return Opened(document(IDENTITY, person.identity), document(CONTACT, person.contact))


def seal(person: Person, key: DataKey, identity: Document, contact: Document) -> None:
    """Put both documents into the row, sealed for its present sealing."""

    def sealed(place: str, document: Document) -> bytes:
        content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        return key.seal(place, person.id, content, person.sealed_version)

    person.identity, person.contact = sealed(IDENTITY, identity), sealed(CONTACT, contact)


def tokens_of(keys: OrganisationKeys, identity: Document) -> set[tuple[str, bytes]]:
    """The keyed fingerprints by which a person is found."""
    words = {token_of(keys, NAME, word) for word in rules.names_of(identity)}
    return words | {token_of(keys, DOCUMENT, number) for number in rules.numbers_of(identity)}


def token_of(keys: OrganisationKeys, kind: str, value: str) -> tuple[str, bytes]:
    """The keyed fingerprint of a word of a name, or of a document's number."""
    return kind, keys.mac(f"person-{kind}", value)
