from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.placement_override_reason import PlacementOverrideReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="Move")


@_attrs_define
class Move:
    """Into another bed, in one step.

    Attributes:
        bed_id (UUID):
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        override_reason (None | PlacementOverrideReason | Unset):
    """

    bed_id: UUID
    occurred_at: datetime.datetime | None | Unset = UNSET
    override_reason: None | PlacementOverrideReason | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        bed_id = str(self.bed_id)

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        override_reason: None | str | Unset
        if isinstance(self.override_reason, Unset):
            override_reason = UNSET
        elif isinstance(self.override_reason, PlacementOverrideReason):
            override_reason = self.override_reason.value
        else:
            override_reason = self.override_reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "bed_id": bed_id,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if override_reason is not UNSET:
            field_dict["override_reason"] = override_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        bed_id = UUID(d.pop("bed_id"))

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

        def _parse_override_reason(data: object) -> None | PlacementOverrideReason | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                override_reason_type_0 = PlacementOverrideReason(data)

                return override_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlacementOverrideReason | Unset, data)

        override_reason = _parse_override_reason(d.pop("override_reason", UNSET))

        move = cls(
            bed_id=bed_id,
            occurred_at=occurred_at,
            override_reason=override_reason,
        )

        return move
