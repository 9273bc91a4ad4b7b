"""What is destroyed when a person's time is over, or she is erased: her key, and all that tells of her."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access import keeping
from trafficking_api.access.keeping import Kind
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people import erasing, queries
from trafficking_api.features.people.models import Person
from trafficking_api.features.people.service.identity import forget


async def _purge(mandate: Mandate, person: Person) -> Iterable[UUID]:
    # What hangs on her first: it may have to be read with her key to be told to others.
    gone = await erasing.erased(mandate, person.id)
    return [*gone, *await forget(mandate, person.id)]


async def warn_first(mandate: Mandate, person_id: UUID) -> None:
    """Keep a person whom nothing else needs any more until somebody was warned of her end (G-16)."""
    hers = select(Person).where(
        col(Person.organisation_id) == mandate.organisation_id,
        col(Person.id) == person_id,
        col(Person.purged_on).is_(None),
    )
    # Who names her in a case just now holds her as she is, and is not in the way.
    held = hers.with_for_update(key_share=True).execution_options(populate_existing=True)
    person = await mandate.session.scalar(held)
    if person is not None:
        keeping.warn_first(mandate, PEOPLE.name, person)


def _outcome(_person: Person) -> None:
    return None


PEOPLE = Kind("person", "people", Person, queries.visible, _purge, _outcome)
