from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.correction_reason import CorrectionReason

T = TypeVar("T", bound="StepCorrection")


@_attrs_define
class StepCorrection:
    """What is wrong with a step that was written down.

    Attributes:
        occurred_at (datetime.datetime | None): when it happened in truth; null: it never happened
        reason (CorrectionReason): What was wrong with a step of a proceeding that was written down.
    """

    occurred_at: datetime.datetime | None
    reason: CorrectionReason

    def to_dict(self) -> dict[str, Any]:
        occurred_at: None | str
        if isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "occurred_at": occurred_at,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_occurred_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at"))

        reason = CorrectionReason(d.pop("reason"))

        step_correction = cls(
            occurred_at=occurred_at,
            reason=reason,
        )

        return step_correction
