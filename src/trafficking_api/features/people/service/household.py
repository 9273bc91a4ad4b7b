"""Links two people who live or travel together, and parts them."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.people import queries
from trafficking_api.features.people.errors import AlreadyLinked
from trafficking_api.features.people.models import HouseholdLink, Person
from trafficking_api.features.people.rules import inverse
from trafficking_api.features.people.schemas import NewHouseholdLink
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound


async def link(mandate: Mandate, person_id: UUID, body: NewHouseholdLink) -> UUID:
    """Say what another person is to this one. Raises NotFound, Invalid, AlreadyLinked."""
    people = await _locked(mandate, person_id, body.other_id)
    if person_id not in people:
        raise NotFound
    if body.other_id == person_id:
        raise Invalid(errors=[Fault("/other_id", "same_person")])
    references([("/other_id", body.other_id in people)])
    first, second = sorted(people)
    if await mandate.session.scalar(_between(mandate, first, second)) is not None:
        raise AlreadyLinked
    made = HouseholdLink(
        organisation_id=mandate.organisation_id,
        person_id=first,
        other_id=second,
        relation=body.relation if first == person_id else inverse(body.relation),
        **mandate.stamps(),
    )
    mandate.session.add(made)
    for person in people.values():
        mandate.touch(person)
    return made.id


async def unlink(mandate: Mandate, person_id: UUID, link_id: UUID, expected: Expected) -> None:
    """Take a link away again. Raises NotFound, Stale."""
    (shape,) = queries.household_link(mandate, person_id, link_id)
    pair = (await mandate.session.execute(shape.query)).one_or_none()
    if pair is None:
        raise NotFound
    people = await _locked(mandate, person_id, pair.other_id)
    found = await mandate.session.scalar(_between(mandate, *sorted((person_id, pair.other_id))))
    if found is None:
        raise NotFound
    expected.check(found.version)
    await mandate.session.delete(found)
    for person in people.values():
        mandate.touch(person)


def _between(mandate: Mandate, first: UUID, second: UUID) -> Select[HouseholdLink]:
    return select(HouseholdLink).where(
        col(HouseholdLink.organisation_id) == mandate.organisation_id,
        col(HouseholdLink.person_id) == first,
        col(HouseholdLink.other_id) == second,
    )


async def _locked(mandate: Mandate, *ids: UUID) -> dict[UUID, Person]:
    """Those of these people whom the caller may see, locked in one order, so that no two wait crosswise."""
    rows = await mandate.session.scalars(
        select(Person)
        .where(queries.visible(mandate), queries.has_key(), col(Person.id).in_(ids))
        .order_by(col(Person.id))
        .with_for_update()
    )
    return {person.id: person for person in rows}
