from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.erasure_reason import ErasureReason

T = TypeVar("T", bound="NewErasure")


@_attrs_define
class NewErasure:
    """The wish that a person be erased.

    Attributes:
        person_id (UUID):
        reason (ErasureReason): A code of the list `erasure_reason`.
    """

    person_id: UUID
    reason: ErasureReason

    def to_dict(self) -> dict[str, Any]:
        person_id = str(self.person_id)

        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "person_id": person_id,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        person_id = UUID(d.pop("person_id"))

        reason = ErasureReason(d.pop("reason"))

        new_erasure = cls(
            person_id=person_id,
            reason=reason,
        )

        return new_erasure
