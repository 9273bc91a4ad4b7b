"""What later steps of the story say about who may see a person: each registers what it knows of her."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression

from trafficking_api.access.mandate import Mandate

#: A condition that is made when it is asked for: no query needs all of them, and each costs time to write.
Condition = Callable[[], ColumnElement[bool]]


class Sights(NamedTuple):
    """Conditions about what hangs on a person, such as her cases."""

    #: There is something of hers, whether the caller may see it or not.
    exists: Condition
    #: The caller may see something of hers.
    seen: Condition
    #: The caller may change something of hers, and does not only look into it.
    changeable: Condition
    #: The caller is barred from something of hers, and so from her.
    barred: Condition
    #: The caller works on something of hers.
    works: Condition


#: The conditions for a column that holds a person's id.
Sight = Callable[[Mandate, SQLColumnExpression[UUID]], Sights]

sights: list[Sight] = []


def sight(found: Sight) -> Sight:
    """Register who sees a person through something of hers; use it as a decorator in a feature's queries."""
    sights.append(found)
    return found
