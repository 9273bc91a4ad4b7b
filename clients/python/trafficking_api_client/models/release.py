from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.field_group import FieldGroup
from ..types import UNSET, Unset

T = TypeVar("T", bound="Release")


@_attrs_define
class Release:
    """What is released; all that she agreed to, if nothing is named.

    Attributes:
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        field_groups (list[FieldGroup] | None | Unset):
    """

    occurred_at: datetime.datetime | None | Unset = UNSET
    field_groups: list[FieldGroup] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        field_groups: list[str] | None | Unset
        if isinstance(self.field_groups, Unset):
            field_groups = UNSET
        elif isinstance(self.field_groups, list):
            field_groups = []
            for field_groups_type_0_item_data in self.field_groups:
                field_groups_type_0_item = field_groups_type_0_item_data.value
                field_groups.append(field_groups_type_0_item)

        else:
            field_groups = self.field_groups

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if field_groups is not UNSET:
            field_dict["field_groups"] = field_groups

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))

        def _parse_field_groups(data: object) -> list[FieldGroup] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                field_groups_type_0 = []
                _field_groups_type_0 = data
                for field_groups_type_0_item_data in _field_groups_type_0:
                    field_groups_type_0_item = FieldGroup(field_groups_type_0_item_data)

                    field_groups_type_0.append(field_groups_type_0_item)

                return field_groups_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FieldGroup] | None | Unset, data)

        field_groups = _parse_field_groups(d.pop("field_groups", UNSET))

        release = cls(
            occurred_at=occurred_at,
            field_groups=field_groups,
        )

        return release
