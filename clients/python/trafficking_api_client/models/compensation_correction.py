from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.compensation_end_reason import CompensationEndReason

T = TypeVar("T", bound="CompensationCorrection")


@_attrs_define
class CompensationCorrection:
    """Why an entry is taken back.

    Attributes:
        reason (CompensationEndReason): A code of the list `compensation_end_reason`.
    """

    reason: CompensationEndReason

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = CompensationEndReason(d.pop("reason"))

        compensation_correction = cls(
            reason=reason,
        )

        return compensation_correction
