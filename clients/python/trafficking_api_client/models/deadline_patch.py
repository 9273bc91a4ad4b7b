from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DeadlinePatch")


@_attrs_define
class DeadlinePatch:
    """What can change while it runs; a day sets it by hand, and null lets the rule say it again.

    Attributes:
        due_on (datetime.date | None | Unset): its last day, set by hand: no rule overwrites it
        assigned_member_id (None | Unset | UUID): whose deadline it is: a member who may see the case
        note (None | str | Unset): in your own words; stored sealed
    """

    due_on: datetime.date | None | Unset = UNSET
    assigned_member_id: None | Unset | UUID = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        assigned_member_id: None | str | Unset
        if isinstance(self.assigned_member_id, Unset):
            assigned_member_id = UNSET
        elif isinstance(self.assigned_member_id, UUID):
            assigned_member_id = str(self.assigned_member_id)
        else:
            assigned_member_id = self.assigned_member_id

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if assigned_member_id is not UNSET:
            field_dict["assigned_member_id"] = assigned_member_id
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_assigned_member_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                assigned_member_id_type_0 = UUID(data)

                return assigned_member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        assigned_member_id = _parse_assigned_member_id(d.pop("assigned_member_id", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        deadline_patch = cls(
            due_on=due_on,
            assigned_member_id=assigned_member_id,
            note=note,
        )

        return deadline_patch
