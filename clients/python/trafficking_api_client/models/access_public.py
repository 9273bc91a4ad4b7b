from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.access_reason import AccessReason
from ..models.role import Role

T = TypeVar("T", bound="AccessPublic")


@_attrs_define
class AccessPublic:
    """Somebody saw or changed a person's record; she may be shown this.

    Attributes:
        id (UUID):
        seen_at (datetime.datetime):
        member_id (None | UUID):
        member_name (None | str):
        role (None | Role):
        operation (str): what was done
        reason (AccessReason | None): why, where it was not her own caseworker
    """

    id: UUID
    seen_at: datetime.datetime
    member_id: None | UUID
    member_name: None | str
    role: None | Role
    operation: str
    reason: AccessReason | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        seen_at = self.seen_at.isoformat()

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        member_name: None | str
        member_name = self.member_name

        role: None | str
        if isinstance(self.role, Role):
            role = self.role.value
        else:
            role = self.role

        operation = self.operation

        reason: None | str
        if isinstance(self.reason, AccessReason):
            reason = self.reason.value
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "seen_at": seen_at,
                "member_id": member_id,
                "member_name": member_name,
                "role": role,
                "operation": operation,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        seen_at = datetime.datetime.fromisoformat(d.pop("seen_at"))

        def _parse_member_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                member_id_type_0 = UUID(data)

                return member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        member_id = _parse_member_id(d.pop("member_id"))

        def _parse_member_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        member_name = _parse_member_name(d.pop("member_name"))

        def _parse_role(data: object) -> None | Role:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                role_type_0 = Role(data)

                return role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Role, data)

        role = _parse_role(d.pop("role"))

        operation = d.pop("operation")

        def _parse_reason(data: object) -> AccessReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = AccessReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AccessReason | None, data)

        reason = _parse_reason(d.pop("reason"))

        access_public = cls(
            id=id,
            seen_at=seen_at,
            member_id=member_id,
            member_name=member_name,
            role=role,
            operation=operation,
            reason=reason,
        )

        return access_public
