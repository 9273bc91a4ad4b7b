from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="BrokenGlassPublic")


@_attrs_define
class BrokenGlassPublic:
    """A look into a case that was not the member's own.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        member_id (UUID):
        reason (None | str): the member's words, for itself and for coordinators; null for others
        created_at (datetime.datetime):
        until_at (datetime.datetime): the last instant at which the case can be read
    """

    id: UUID
    version: int
    case_id: UUID
    member_id: UUID
    reason: None | str
    created_at: datetime.datetime
    until_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        member_id = str(self.member_id)

        reason: None | str
        reason = self.reason

        created_at = self.created_at.isoformat()

        until_at = self.until_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "member_id": member_id,
                "reason": reason,
                "created_at": created_at,
                "until_at": until_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        member_id = UUID(d.pop("member_id"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        until_at = datetime.datetime.fromisoformat(d.pop("until_at"))

        broken_glass_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            member_id=member_id,
            reason=reason,
            created_at=created_at,
            until_at=until_at,
        )

        return broken_glass_public
