"""Statements that are put together once for all who may do the same, and then only filled in.

To put a large statement together takes SQLAlchemy longer than PostgreSQL needs to answer it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, wraps
from inspect import get_annotations
from typing import Any, ClassVar, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, Date, DateTime, Uuid, bindparam
from sqlalchemy.types import TypeEngine

from trafficking_api.access.mandate import Mandate, Rights
from trafficking_api.access.permissions import Permission, Role

Built = TypeVar("Built")
Arguments = ParamSpec("Arguments")
_TYPES: dict[type, TypeEngine[Any]] = {
    UUID: Uuid(),
    date: Date(),
    datetime: DateTime(timezone=True),
}


#: How many statements of one kind are kept. A token may have any part of its client's rights: not all are.
_KEPT = 256


def _later(name: str, kind: type) -> BindParameter[Any]:
    """A value that is filled in when the statement is asked."""
    return bindparam(name, type_=_TYPES[kind])


@dataclass(frozen=True)
class Outline(Rights):
    """A mandate of which the rights alone are known; who acts, for whom, and when is filled in later.

    It has what a SELECT asks of a mandate. Whatever decides which statement is made is a part of it.
    """

    role: Role | None
    roles: frozenset[Role]
    permissions: frozenset[Permission]
    is_system: bool
    has_member: bool

    organisation_id: ClassVar = _later("mandate_organisation_id", UUID)
    now: ClassVar = _later("mandate_now", datetime)
    _today: ClassVar = _later("mandate_today", date)
    _member_id: ClassVar = _later("mandate_member_id", UUID)

    @classmethod
    def of(cls, mandate: Mandate) -> "Outline":
        """What of the mandate decides which statement is made."""
        return cls(
            *(mandate.role, mandate.roles, mandate.permissions),
            is_system=mandate.is_system,
            has_member=mandate.member_id is not None,
        )

    @staticmethod
    def values(mandate: Mandate) -> dict[str, Any]:
        """What is filled in for the mandate."""
        return {
            "mandate_organisation_id": mandate.organisation_id,
            "mandate_now": mandate.now,
            "mandate_today": mandate.today(),
            "mandate_member_id": mandate.member_id,
        }

    @property
    def member_id(self) -> BindParameter[UUID] | None:
        return self._member_id if self.has_member else None

    def today(self) -> BindParameter[date]:
        return self._today


class Prepared(NamedTuple, Generic[Built]):
    """What was put together before, and the values of this time: `execute(*prepared)` asks it."""

    built: Built
    values: dict[str, Any]


def prepared(
    build: Callable[Concatenate[Mandate, Arguments], Built],
) -> Callable[Concatenate[Mandate, Arguments], Prepared[Built]]:
    """Have this built once for each Outline; use it as a decorator of what makes a SELECT.

    It is called with the Outline and with parameters in place of its arguments, which are positional ids,
    days and moments: it may not look into them. Raises KeyError where one is of another type.
    """
    (_, *arguments_of) = ((name, kind) for name, kind in get_annotations(build).items() if name != "return")
    parameters = {name: _later(name, kind) for name, kind in arguments_of}
    build_of: Callable[..., Built] = build

    @lru_cache(maxsize=_KEPT)
    def outlined(outline: Outline) -> Built:
        return build_of(outline, *parameters.values())

    def filled(mandate: Mandate, *arguments: Any) -> Prepared[Built]:
        values = dict(zip(parameters, arguments, strict=True))
        return Prepared(outlined(Outline.of(mandate)), values | Outline.values(mandate))

    return wraps(build)(filled)  # type: ignore[return-value] # its first argument has a name
