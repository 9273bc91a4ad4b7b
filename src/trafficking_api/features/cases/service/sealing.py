"""Words about a person lie under her own key, so that forgetting her makes them unreadable too."""

import json
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


async def seal(mandate: Mandate, case: Supported, place: str, row_id: UUID, value: Any) -> Words:
    """Seal a JSON value of a case under the key of its person; while she is not known, the centre's own.

    Raises Erased when she was forgotten.
    """
    words = json.dumps(value)
    if case.person_id is None:
        return Words((await mandate.keys()).seal(place, row_id, words), None)
    key = await people.key_of(mandate, case.person_id)
    return Words(key.seal(place, row_id, words.encode()), case.person_id)


async def opened(mandate: Mandate, place: str, row_id: UUID, words: Words) -> Any:
    """The JSON value again. Raises Erased when the person was forgotten."""
    if words.sealed_for is None:
        keys = await mandate.keys(to_open=[words.sealed])
        return json.loads(keys.open(place, row_id, words.sealed))
    key = await people.key_of(mandate, words.sealed_for)
    return json.loads(key.open(place, row_id, words.sealed))
