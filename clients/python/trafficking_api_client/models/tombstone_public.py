from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.tombstone_public_kind import TombstonePublicKind
from ..models.tombstone_reason import TombstoneReason

T = TypeVar("T", bound="TombstonePublic")


@_attrs_define
class TombstonePublic:
    """What is left of a record.

    Attributes:
        id (UUID):
        kind (TombstonePublicKind):
        created_on (datetime.date):
        purged_on (datetime.date):
        reason (TombstoneReason): A code of the list `tombstone_reason`.
    """

    id: UUID
    kind: TombstonePublicKind
    created_on: datetime.date
    purged_on: datetime.date
    reason: TombstoneReason

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind.value

        created_on = self.created_on.isoformat()

        purged_on = self.purged_on.isoformat()

        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "created_on": created_on,
                "purged_on": purged_on,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = TombstonePublicKind(d.pop("kind"))

        created_on = datetime.date.fromisoformat(d.pop("created_on"))

        purged_on = datetime.date.fromisoformat(d.pop("purged_on"))

        reason = TombstoneReason(d.pop("reason"))

        tombstone_public = cls(
            id=id,
            kind=kind,
            created_on=created_on,
            purged_on=purged_on,
            reason=reason,
        )

        return tombstone_public
