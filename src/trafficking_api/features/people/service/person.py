"""Writes a person down, and changes who she is."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access import keeping
from trafficking_api.access.errors import AccessReasonRequired, Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people import queries, rules
from trafficking_api.features.people.models import Person, PersonKey, PersonToken
from trafficking_api.features.people.schemas import Contact, Identity, NewPerson, PersonPatch
from trafficking_api.features.people.service.identity import Document, documents, seal, tokens_of
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Invalid, NotFound


async def add(mandate: Mandate, body: NewPerson) -> UUID:
    """Write a person down, under a random id and a key of her own. Raises Invalid."""
    (person_id,) = await add_all(mandate, [body])
    return person_id


async def add_all(mandate: Mandate, bodies: Sequence[NewPerson]) -> list[UUID]:
    """Write people down, all or none. Raises Invalid."""
    keys, made = await mandate.keys(), list[Person]()
    hanging: list[PersonKey | PersonToken] = []
    for body in bodies:
        identity = body.identity.model_dump(mode="json")
        contact = (body.contact or Contact()).model_dump(mode="json")
        _refuse_faults(mandate, identity, contact)
        person = _new(mandate)
        version, wrapped, key = keys.new_data_key(person.id)
        seal(person, key, identity, contact)
        made.append(person)
        own = {"organisation_id": mandate.organisation_id, "person_id": person.id}
        hanging.append(PersonKey(**own, key_version=version, wrapped=wrapped))
        hanging += [
            PersonToken(**own, kind=kind, token=token) for kind, token in sorted(tokens_of(keys, identity))
        ]
    mandate.session.add_all(made)
    await mandate.session.flush()
    mandate.session.add_all(hanging)
    await mandate.session.flush()
    return [person.id for person in made]


def _new(mandate: Mandate) -> Person:
    return Person(
        organisation_id=mandate.organisation_id,
        made_by=mandate.member_id,
        retain_until=rules.retained_until(mandate.today()),
        **mandate.stamps(),
    )


async def change(
    mandate: Mandate, person_id: UUID, expected: Expected, body: PersonPatch, reason: str | None
) -> None:
    """Change who a person is or how to reach her.

    Raises NotFound, ReadOnly, Erased, Stale, AccessReasonRequired, Invalid.
    """
    person, key_row, needs_reason = await _locked(mandate, person_id)
    expected.check(person.version)
    if needs_reason and reason is None:  # before anything is opened: each refusal after it tells of her
        raise AccessReasonRequired
    keys = await mandate.keys(to_open=[key_row.wrapped])
    key = keys.data_key(person_id, key_row.wrapped)
    was = documents(person, key)
    sent = body.model_dump(mode="json", exclude_unset=True)
    identity = _whole(Identity, rules.merged(was.identity or {}, sent.get("identity", {})))
    contact = _whole(Contact, rules.merged(was.contact or {}, sent.get("contact", {})))
    _refuse_faults(mandate, identity, contact)
    person.sealed_version += 1
    seal(person, key, identity, contact)
    day = max(person.retain_until or mandate.today(), rules.retained_until(mandate.today()))
    keeping.keep_until(mandate, Person.recorded_as, person, day)
    mandate.touch(person)
    await _replace_tokens(mandate, person_id, tokens_of(keys, identity))


def _whole(model: type[Identity | Contact], document: Document) -> Document:
    """The document with every member, in the order in which they travel."""
    return model.model_validate(document, strict=False).model_dump(mode="json")


def _refuse_faults(mandate: Mandate, identity: Document, contact: Document) -> None:
    found = rules.faults(identity, contact, mandate.today())
    if found:
        raise Invalid(errors=found)


def _add_tokens(mandate: Mandate, person_id: UUID, tokens: set[tuple[str, bytes]]) -> None:
    mandate.session.add_all(
        PersonToken(organisation_id=mandate.organisation_id, kind=kind, token=token, person_id=person_id)
        for kind, token in sorted(tokens)
    )


async def _replace_tokens(mandate: Mandate, person_id: UUID, tokens: set[tuple[str, bytes]]) -> None:
    rows = await mandate.session.scalars(
        select(PersonToken).where(
            col(PersonToken.organisation_id) == mandate.organisation_id,
            col(PersonToken.person_id) == person_id,
        )
    )
    known = {(row.kind, row.token): row for row in rows}
    for gone in known.keys() - tokens:
        await mandate.session.delete(known[gone])
    _add_tokens(mandate, person_id, tokens - known.keys())


async def _locked(mandate: Mandate, person_id: UUID) -> tuple[Person, PersonKey, bool]:
    """A person and her key, held, and whether the caller must say why it reads who she is."""
    found = (
        await mandate.session.execute(
            select(Person, PersonKey, queries.writable(mandate), queries.needs_reason(mandate))
            .outerjoin(
                PersonKey,
                (col(PersonKey.organisation_id) == col(Person.organisation_id))
                & (col(PersonKey.person_id) == col(Person.id)),
            )
            .where(queries.visible(mandate), col(Person.id) == person_id)
            .with_for_update(of=Person)
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    person, key, is_writable, needs_reason = found
    if not is_writable:
        raise ReadOnly
    if key is None:
        raise Erased
    return person, key, needs_reason
