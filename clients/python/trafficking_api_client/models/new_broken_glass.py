from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewBrokenGlass")


@_attrs_define
class NewBrokenGlass:
    """Which case must be read, and why. All of it is written down, and the case's workers learn of it.

    Attributes:
        case_id (UUID):
        reason (str):
        minutes (int | Unset):  Default: 60.
    """

    case_id: UUID
    reason: str
    minutes: int | Unset = 60

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        reason = self.reason

        minutes = self.minutes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "reason": reason,
            }
        )
        if minutes is not UNSET:
            field_dict["minutes"] = minutes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        reason = d.pop("reason")

        minutes = d.pop("minutes", UNSET)

        new_broken_glass = cls(
            case_id=case_id,
            reason=reason,
            minutes=minutes,
        )

        return new_broken_glass
