from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="NewHearingStaff")


@_attrs_define
class NewHearingStaff:
    """Somebody goes there with her.

    Attributes:
        member_id (UUID): a member who works at your organisation and is not barred from the case
    """

    member_id: UUID

    def to_dict(self) -> dict[str, Any]:
        member_id = str(self.member_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "member_id": member_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        member_id = UUID(d.pop("member_id"))

        new_hearing_staff = cls(
            member_id=member_id,
        )

        return new_hearing_staff
