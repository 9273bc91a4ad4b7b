from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="HearingStaffPublic")


@_attrs_define
class HearingStaffPublic:
    """Who goes there, or was to.

    Attributes:
        member_id (UUID):
        added_at (datetime.datetime):
        removed_at (datetime.datetime | None): null for who goes there now
    """

    member_id: UUID
    added_at: datetime.datetime
    removed_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        member_id = str(self.member_id)

        added_at = self.added_at.isoformat()

        removed_at: None | str
        if isinstance(self.removed_at, datetime.datetime):
            removed_at = self.removed_at.isoformat()
        else:
            removed_at = self.removed_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "member_id": member_id,
                "added_at": added_at,
                "removed_at": removed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        member_id = UUID(d.pop("member_id"))

        added_at = datetime.datetime.fromisoformat(d.pop("added_at"))

        def _parse_removed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                removed_at_type_0 = datetime.datetime.fromisoformat(data)

                return removed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        removed_at = _parse_removed_at(d.pop("removed_at"))

        hearing_staff_public = cls(
            member_id=member_id,
            added_at=added_at,
            removed_at=removed_at,
        )

        return hearing_staff_public
