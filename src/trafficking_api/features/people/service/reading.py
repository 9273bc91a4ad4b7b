"""Nobody reads who a person is in secret: each reading is written down, and some need a reason."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from trafficking_api.access.answers import Before
from trafficking_api.access.errors import AccessReasonRequired, Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people import queries, rules
from trafficking_api.features.people.models import Person
from trafficking_api.features.people.schemas import PersonSearch
from trafficking_api.features.people.service.identity import DOCUMENT, NAME, token_of
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.read import Shape
from trafficking_api.kit.wire import changes


def reading(mandate: Mandate, reason: str | None) -> Before:
    """What is done before identities are answered: refuse, or write down who is seen, and why (G-12).

    It raises Erased, and AccessReasonRequired where the caller does not work with her and gave no reason.
    """

    def before(found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
        if any(hidden["_key"] is None for _, hidden in found):
            raise Erased
        if reason is None and any(hidden["_needs_reason"] for _, hidden in found):
            raise AccessReasonRequired
        mandate.saw(Person.recorded_as, [id_ for id_, _ in found], reason)

    return before


async def searched(mandate: Mandate, body: PersonSearch) -> Shape:
    """The people whom a search finds: each word of the name, and the number, are theirs. Raises Invalid."""
    words = rules.name_tokens(body.name)
    number = rules.document_number(body.document_number or "")
    kept = {"name": words, "document_number": number}
    sent = changes(body)
    found = [Fault(f"/{name}", "nothing_to_search") for name in sent if sent[name] and not kept[name]]
    if len(words) > rules.MOST_WORDS:
        found.append(Fault("/name", "too_many_words", {"max_length": rules.MOST_WORDS}))
    if found:
        raise Invalid(errors=found)
    keys = await mandate.keys()
    tokens = [token_of(keys, NAME, word) for word in sorted(words)]
    return queries.found_by(mandate, [*tokens, *([token_of(keys, DOCUMENT, number)] if number else [])])
