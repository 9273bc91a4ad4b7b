from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.absence_reason import AbsenceReason

T = TypeVar("T", bound="AbsencePublic")


@_attrs_define
class AbsencePublic:
    """Nights away from a bed.

    Attributes:
        id (UUID):
        version (int):
        allocation_id (UUID):
        from_on (datetime.date):
        until_on (datetime.date):
        reason (AbsenceReason): A code of the list `absence_reason`.
        created_at (datetime.datetime):
    """

    id: UUID
    version: int
    allocation_id: UUID
    from_on: datetime.date
    until_on: datetime.date
    reason: AbsenceReason
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        allocation_id = str(self.allocation_id)

        from_on = self.from_on.isoformat()

        until_on = self.until_on.isoformat()

        reason = self.reason.value

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "allocation_id": allocation_id,
                "from_on": from_on,
                "until_on": until_on,
                "reason": reason,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        allocation_id = UUID(d.pop("allocation_id"))

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        reason = AbsenceReason(d.pop("reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        absence_public = cls(
            id=id,
            version=version,
            allocation_id=allocation_id,
            from_on=from_on,
            until_on=until_on,
            reason=reason,
            created_at=created_at,
        )

        return absence_public
