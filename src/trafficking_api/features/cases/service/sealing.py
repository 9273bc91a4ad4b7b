"""Words about a person lie under her own key, so that forgetting her makes them unreadable too."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people import service as people


class Supported(Protocol):
    """A case, or what is known of one, as far as its words need it."""

    @property
    def person_id(self) -> UUID | None:
        """Whose case it is, once that is known."""


class Words(NamedTuple):
    """A sealed JSON value, and whose key opens it; None is the centre's own."""

    sealed: bytes
    sealed_for: UUID | None


#: Seals a JSON value for one place of one row.
Sealer = Callable[[str, UUID, Any], Words]


async def sealer(mandate: Mandate, case: Supported) -> Sealer:
    """What seals under the key of the person of a case; while she is not known, the centre's own.

    Raises Erased when she was forgotten.
    """
    person_id = case.person_id
    if person_id is None:
        keys = await mandate.keys()
        return lambda place, row_id, value: Words(keys.seal(place, row_id, json.dumps(value)), None)
    key = await people.key_of(mandate, person_id)
    return lambda place, row_id, value: Words(key.seal(place, row_id, json.dumps(value).encode()), person_id)


async def seal(mandate: Mandate, case: Supported, place: str, row_id: UUID, value: Any) -> Words:
    """Seal one JSON value of a case. Raises Erased when its person was forgotten."""
    return (await sealer(mandate, case))(place, row_id, value)


async def opened(mandate: Mandate, place: str, row_id: UUID, words: Words) -> Any:
    """The JSON value again. Raises Erased when the person was forgotten."""
    if words.sealed_for is None:
        keys = await mandate.keys(to_open=[words.sealed])
        return json.loads(keys.open(place, row_id, words.sealed))
    key = await people.key_of(mandate, words.sealed_for)
    return json.loads(key.open(place, row_id, words.sealed))
