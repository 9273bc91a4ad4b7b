"""What is destroyed when a person's time is over, or she is erased: her key, and all that tells of her."""

from collections.abc import Iterable
from uuid import UUID

from trafficking_api.access.keeping import Kind
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people import erasing, queries
from trafficking_api.features.people.models import Person
from trafficking_api.features.people.service.identity import forget


async def _purge(mandate: Mandate, person: Person) -> Iterable[UUID]:
    # What hangs on her first: it may have to be read with her key to be told to others.
    gone = await erasing.erased(mandate, person.id)
    return [*gone, *await forget(mandate, person.id)]


def _outcome(_person: Person) -> None:
    return None


PEOPLE = Kind("person", "people", Person, queries.visible, _purge, _outcome)
