"""What hangs on a case, so that its timeline can be told: each feature says what of its own does."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, literal, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.kit.tables import Disclosure

#: A SELECT of kind, id and case of what hangs on some cases, whose ids are a SELECT too.
Objects = Callable[[Mandate, Select[UUID]], Select[str, UUID, UUID]]


class Source(NamedTuple):
    """Some kind of thing, and the right without which nobody hears of it."""

    permission: Permission
    objects: Objects


_sources: list[Source] = []


def told(permission: Permission) -> Callable[[Objects], Objects]:
    """Register what else hangs on a case; use it as a decorator in a feature's queries."""

    def register(objects: Objects) -> Objects:
        _sources.append(Source(permission, objects))
        return objects

    return register


def tells(permission: Permission, *models: Any) -> None:
    """Register tables whose rows hang on a case by their `case_id`, and are seen with it.

    Raises TypeError for a table that is told nowhere (CRT-20).
    """
    for model in models:
        if model.disclosure is not Disclosure.ORDINARY:
            msg = f"{model.__name__} is {model.disclosure}, and told on no timeline"
            raise TypeError(msg)
    _sources.extend(Source(permission, partial(_hanging, model)) for model in models)


def hanging(
    kind: str, id_: SQLColumnExpression[UUID], case_id: SQLColumnExpression[UUID]
) -> Select[str, UUID, UUID]:
    """A SELECT of what hangs on a case, in the columns that the timeline asks for."""
    return select(literal(kind).label("kind"), id_.label("id"), case_id.label("case_id"))


def _hanging(model: Any, mandate: Mandate, cases: Select[UUID]) -> Select[str, UUID, UUID]:
    return hanging(model.recorded_as, col(model.id), col(model.case_id)).where(
        col(model.organisation_id) == mandate.organisation_id, col(model.case_id).in_(cases)
    )


def objects(mandate: Mandate, cases: Select[UUID]) -> list[Select[str, UUID, UUID]]:
    """What hangs on these cases, as far as the caller may hear of it."""
    return [source.objects(mandate, cases) for source in _sources if mandate.may(source.permission)]
