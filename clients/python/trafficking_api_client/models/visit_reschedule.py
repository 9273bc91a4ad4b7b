from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.visit_missed_reason import VisitMissedReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="VisitReschedule")


@_attrs_define
class VisitReschedule:
    """Another day.

    Attributes:
        due_on (datetime.date): today or later
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        reason (VisitMissedReason | Unset): A code of the list `visit_missed_reason`.
    """

    due_on: datetime.date
    occurred_at: datetime.datetime | None | Unset = UNSET
    reason: VisitMissedReason | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        due_on = self.due_on.isoformat()

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        reason: str | Unset = UNSET
        if not isinstance(self.reason, Unset):
            reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "due_on": due_on,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due_on = datetime.date.fromisoformat(d.pop("due_on"))

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

        _reason = d.pop("reason", UNSET)
        reason: VisitMissedReason | Unset
        if isinstance(_reason, Unset):
            reason = UNSET
        else:
            reason = VisitMissedReason(_reason)

        visit_reschedule = cls(
            due_on=due_on,
            occurred_at=occurred_at,
            reason=reason,
        )

        return visit_reschedule
