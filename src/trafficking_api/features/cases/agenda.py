"""What is due in the cases that somebody sees: each feature says what of its own is, and until when."""

from collections.abc import Callable, Collection
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, SQLColumnExpression, Subquery, and_, null, or_

from trafficking_api.access.mandate import Mandate
from trafficking_api.kit.read import Query

#: A SELECT of kind, id, case_id, due_on, worker_id and status, of what is open in cases in sight; None where
#: the caller may not read such things. What is in time until an instant adds it as its last column, over_at.
Due = Callable[[Mandate], Query | None]

#: Of what several do together, and of which `worker_id` names one: true where one of these members is to do
#: what has this id.
Among = Callable[[Mandate, SQLColumnExpression[UUID], Collection[UUID]], ColumnElement[bool]]

_sources: list[Due] = []
_among: dict[str, Among] = {}


def due(found: Due) -> Due:
    """Register what else is due; use it as a decorator in a feature's queries."""
    _sources.append(found)
    return found


def among(kind: str) -> Callable[[Among], Among]:
    """Register who is to do what is due of this kind; use it as a decorator in a feature's queries."""

    def register(condition: Among) -> Among:
        _among[kind] = condition
        return condition

    return register


def done_by(mandate: Mandate, found: Subquery, member_ids: Collection[UUID]) -> ColumnElement[bool]:
    """True where one of these members is to do it, alone or with others."""
    several = (
        and_(found.c.kind == kind, condition(mandate, found.c.id, member_ids))
        for kind, condition in _among.items()
    )
    return or_(found.c.worker_id.in_(member_ids), *several)


def everything(mandate: Mandate) -> list[Select[*tuple[object, ...]]]:
    """What is due, one SELECT for each kind that the caller may read."""
    found = (source(mandate) for source in _sources)
    return [until_an_instant(query) for query in found if query is not None]


def until_an_instant(query: Query) -> Query:
    """The same with the last instant in time; of what is due on a day of the calendar, none."""
    if "over_at" in query.selected_columns:
        return query
    return query.add_columns(null().cast(DateTime(timezone=True)).label("over_at"))
