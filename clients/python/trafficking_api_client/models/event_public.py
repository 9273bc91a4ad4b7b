from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.event_kind import EventKind

T = TypeVar("T", bound="EventPublic")


@_attrs_define
class EventPublic:
    """Something that happened to a thing. What it is now is read where it lives.

    Attributes:
        position (int): 1, 2, 3 and so on, without gaps
        id (UUID):
        type_ (str): the kind, and what happened; more will be added
        kind (EventKind): What an event is about. Privileged notes are not among them: not even that there is one
            (CRT-20).
        object_id (UUID):
        version (int): the version that it has since
        occurred_at (datetime.datetime):
        recorded_at (datetime.datetime):
        is_tombstone (bool): you find it no longer, or find it empty: purged, erased, removed, sealed, or no longer
            shared. Drop your copy, and what hangs on it
    """

    position: int
    id: UUID
    type_: str
    kind: EventKind
    object_id: UUID
    version: int
    occurred_at: datetime.datetime
    recorded_at: datetime.datetime
    is_tombstone: bool

    def to_dict(self) -> dict[str, Any]:
        position = self.position

        id = str(self.id)

        type_ = self.type_

        kind = self.kind.value

        object_id = str(self.object_id)

        version = self.version

        occurred_at = self.occurred_at.isoformat()

        recorded_at = self.recorded_at.isoformat()

        is_tombstone = self.is_tombstone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "position": position,
                "id": id,
                "type": type_,
                "kind": kind,
                "object_id": object_id,
                "version": version,
                "occurred_at": occurred_at,
                "recorded_at": recorded_at,
                "is_tombstone": is_tombstone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        position = d.pop("position")

        id = UUID(d.pop("id"))

        type_ = d.pop("type")

        kind = EventKind(d.pop("kind"))

        object_id = UUID(d.pop("object_id"))

        version = d.pop("version")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        is_tombstone = d.pop("is_tombstone")

        event_public = cls(
            position=position,
            id=id,
            type_=type_,
            kind=kind,
            object_id=object_id,
            version=version,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
            is_tombstone=is_tombstone,
        )

        return event_public
