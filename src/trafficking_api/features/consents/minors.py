"""What later steps of the story say about a person's age: each registers what it knows of her (REF-19)."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement

from trafficking_api.access.mandate import Mandate


class Minor(StrEnum):
    """That she is a minor, as something of hers says."""

    #: It says so of today.
    NOW = "now"
    #: It said so once, and nobody has looked since: a birth date, where one is known, says more.
    ONCE = "once"


#: Makes a column with one of these for a person, or null.
Saying = Callable[[Mandate, UUID], ColumnElement[str | None]]

_sayings: list[Saying] = []


def says_minor(saying: Saying) -> Saying:
    """Register what says that a person is a minor; use it as a decorator in a feature's queries."""
    _sayings.append(saying)
    return saying


def sayings(mandate: Mandate, person_id: UUID) -> Sequence[ColumnElement[str | None]]:
    """Everything that is said of her age, a column each."""
    return [saying(mandate, person_id) for saying in _sayings]
