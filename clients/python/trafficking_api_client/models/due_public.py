from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.due_public_kind import DuePublicKind

T = TypeVar("T", bound="DuePublic")


@_attrs_define
class DuePublic:
    """A record whose time will be over soon.

    Attributes:
        id (UUID):
        kind (DuePublicKind):
        due_on (datetime.date): the last day on which it is kept
        on_legal_hold (bool): true: it stays, whatever the day
    """

    id: UUID
    kind: DuePublicKind
    due_on: datetime.date
    on_legal_hold: bool

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind.value

        due_on = self.due_on.isoformat()

        on_legal_hold = self.on_legal_hold

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "due_on": due_on,
                "on_legal_hold": on_legal_hold,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = DuePublicKind(d.pop("kind"))

        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        on_legal_hold = d.pop("on_legal_hold")

        due_public = cls(
            id=id,
            kind=kind,
            due_on=due_on,
            on_legal_hold=on_legal_hold,
        )

        return due_public
