from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.exclusion_reason import ExclusionReason

T = TypeVar("T", bound="NewCaseExclusion")


@_attrs_define
class NewCaseExclusion:
    """Who shall not see the case, and why.

    Attributes:
        member_id (UUID):
        reason (ExclusionReason): A code of the list `exclusion_reason`.
    """

    member_id: UUID
    reason: ExclusionReason

    def to_dict(self) -> dict[str, Any]:
        member_id = str(self.member_id)

        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "member_id": member_id,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        member_id = UUID(d.pop("member_id"))

        reason = ExclusionReason(d.pop("reason"))

        new_case_exclusion = cls(
            member_id=member_id,
            reason=reason,
        )

        return new_case_exclusion
