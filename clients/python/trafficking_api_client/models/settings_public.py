from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="SettingsPublic")


@_attrs_define
class SettingsPublic:
    """What your organisation decides for itself.

    Attributes:
        id (UUID): the organisation's own id
        version (int):
        minimum_class_size (int): k; it was set by the operator
        longest_hold_hours (int): for so long a bed is held (BED-4)
        most_renewals (int): so many times a hold can be renewed (BED-4)
        availability_fresh_hours (int): partners see `unknown` when nobody looked for longer, from its full hour on
            (BED-13)
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    minimum_class_size: int
    longest_hold_hours: int
    most_renewals: int
    availability_fresh_hours: int
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        minimum_class_size = self.minimum_class_size

        longest_hold_hours = self.longest_hold_hours

        most_renewals = self.most_renewals

        availability_fresh_hours = self.availability_fresh_hours

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "minimum_class_size": minimum_class_size,
                "longest_hold_hours": longest_hold_hours,
                "most_renewals": most_renewals,
                "availability_fresh_hours": availability_fresh_hours,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        minimum_class_size = d.pop("minimum_class_size")

        longest_hold_hours = d.pop("longest_hold_hours")

        most_renewals = d.pop("most_renewals")

        availability_fresh_hours = d.pop("availability_fresh_hours")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        settings_public = cls(
            id=id,
            version=version,
            minimum_class_size=minimum_class_size,
            longest_hold_hours=longest_hold_hours,
            most_renewals=most_renewals,
            availability_fresh_hours=availability_fresh_hours,
            created_at=created_at,
            updated_at=updated_at,
        )

        return settings_public
