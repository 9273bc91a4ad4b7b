"""What hangs on a case is seen with it; its words leave a trace that they were read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries.children import sealed_for
from trafficking_api.features.cases.queries.profile import person_in
from trafficking_api.features.cases.queries.sight import seen as in_sight
from trafficking_api.features.cases.states import CENTRE
from trafficking_api.kit.read import Query


def seen(mandate: Mandate, model: Any) -> ColumnElement[bool]:
    """The rows of cases that the caller may see (PLAN-11)."""
    return and_(col(model.organisation_id) == mandate.organisation_id, in_sight(mandate, col(model.case_id)))


def sides(mandate: Mandate, permission: Permission) -> Sequence[str]:
    """The sides that the caller can take in the machine of what hangs on a case."""
    return (CENTRE,) if mandate.may(permission) else ()


def columns(
    model: Any, names: Iterable[str], derived: Mapping[str, SQLColumnExpression[Any]]
) -> list[SQLColumnExpression[Any]]:
    """The labelled columns that fill a wire type: what is derived, and else what is stored."""
    return [derived[name].label(name) if name in derived else col(getattr(model, name)) for name in names]


def in_words(mandate: Mandate, model: Any, query: Query) -> Query:
    """The query with what opens its sealed document, and with whose words these are."""
    case_id = col(model.case_id)
    return query.add_columns(
        *sealed_for(model),
        case_id.label("_case_id"),
        person_in(mandate, case_id).label("_person_id"),
    )


def filtered(query: Query, model: Any, wanted: Any, *names: str) -> Query:
    """The rows whose columns of these names have one of the values that are wanted, if any are."""
    for name in names:
        value = getattr(wanted, name)
        if value is None or value == []:
            continue
        column = col(getattr(model, name))
        query = query.where(column.in_(value) if isinstance(value, list) else column == value)
    if getattr(wanted, "updated_since", None) is not None:
        query = query.where(col(model.updated_at) >= wanted.updated_since)
    return query


def noting(mandate: Mandate) -> Callable[[Sequence[tuple[UUID, Mapping[str, Any]]]], None]:
    """What writes down, before an answer with words leaves, whose words are read (G-12)."""

    def note(found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
        for _, hidden in found:
            mandate.saw("case", [UUID(hidden["_case_id"])])
            people = {hidden["_person_id"], hidden["_key_of"]} - {None}
            mandate.saw("person", [UUID(person) for person in sorted(people)])

    return note


def own(mandate: Mandate, model: Any) -> Query:
    """The ids of the centre's own rows, of what belongs to no case."""
    return select(col(model.id)).where(col(model.organisation_id) == mandate.organisation_id)
