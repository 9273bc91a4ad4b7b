from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.exclusion_reason import ExclusionReason
from ..models.exclusion_status import ExclusionStatus

T = TypeVar("T", bound="CaseExclusionPublic")


@_attrs_define
class CaseExclusionPublic:
    """A member for whom the case does not exist.

    Attributes:
        id (UUID):
        version (int):
        member_id (UUID):
        reason (ExclusionReason): A code of the list `exclusion_reason`.
        status (ExclusionStatus): Whether a member is barred from a case.
        created_at (datetime.datetime):
        lifted_at (datetime.datetime | None):
    """

    id: UUID
    version: int
    member_id: UUID
    reason: ExclusionReason
    status: ExclusionStatus
    created_at: datetime.datetime
    lifted_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        member_id = str(self.member_id)

        reason = self.reason.value

        status = self.status.value

        created_at = self.created_at.isoformat()

        lifted_at: None | str
        if isinstance(self.lifted_at, datetime.datetime):
            lifted_at = self.lifted_at.isoformat()
        else:
            lifted_at = self.lifted_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "member_id": member_id,
                "reason": reason,
                "status": status,
                "created_at": created_at,
                "lifted_at": lifted_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        member_id = UUID(d.pop("member_id"))

        reason = ExclusionReason(d.pop("reason"))

        status = ExclusionStatus(d.pop("status"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_lifted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lifted_at_type_0 = datetime.datetime.fromisoformat(data)

                return lifted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        lifted_at = _parse_lifted_at(d.pop("lifted_at"))

        case_exclusion_public = cls(
            id=id,
            version=version,
            member_id=member_id,
            reason=reason,
            status=status,
            created_at=created_at,
            lifted_at=lifted_at,
        )

        return case_exclusion_public
