from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.audit_event_public_outcome import AuditEventPublicOutcome
from ..models.role import Role

T = TypeVar("T", bound="AuditEventPublic")


@_attrs_define
class AuditEventPublic:
    """Who did, or tried to do, what. Names of fields, never their values.

    Attributes:
        id (UUID):
        recorded_at (datetime.datetime):
        operation (str): operation id; `other_party` when another organisation did it
        outcome (AuditEventPublicOutcome):
        code (None | str): the problem's code, when refused
        object_kind (None | str):
        object_id (None | UUID):
        fields (list[str]):
        client_id (None | UUID):
        member_id (None | UUID):
        role (None | Role):
        reason (None | str): a code: why an identity was read, or why what was shared has ended
        request_id (UUID):
    """

    id: UUID
    recorded_at: datetime.datetime
    operation: str
    outcome: AuditEventPublicOutcome
    code: None | str
    object_kind: None | str
    object_id: None | UUID
    fields: list[str]
    client_id: None | UUID
    member_id: None | UUID
    role: None | Role
    reason: None | str
    request_id: UUID

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        recorded_at = self.recorded_at.isoformat()

        operation = self.operation

        outcome = self.outcome.value

        code: None | str
        code = self.code

        object_kind: None | str
        object_kind = self.object_kind

        object_id: None | str
        if isinstance(self.object_id, UUID):
            object_id = str(self.object_id)
        else:
            object_id = self.object_id

        fields = self.fields

        client_id: None | str
        if isinstance(self.client_id, UUID):
            client_id = str(self.client_id)
        else:
            client_id = self.client_id

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        role: None | str
        if isinstance(self.role, Role):
            role = self.role.value
        else:
            role = self.role

        reason: None | str
        reason = self.reason

        request_id = str(self.request_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "recorded_at": recorded_at,
                "operation": operation,
                "outcome": outcome,
                "code": code,
                "object_kind": object_kind,
                "object_id": object_id,
                "fields": fields,
                "client_id": client_id,
                "member_id": member_id,
                "role": role,
                "reason": reason,
                "request_id": request_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        operation = d.pop("operation")

        outcome = AuditEventPublicOutcome(d.pop("outcome"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        def _parse_object_kind(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        object_kind = _parse_object_kind(d.pop("object_kind"))

        def _parse_object_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                object_id_type_0 = UUID(data)

                return object_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        object_id = _parse_object_id(d.pop("object_id"))

        fields = cast(list[str], d.pop("fields"))

        def _parse_client_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                client_id_type_0 = UUID(data)

                return client_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        client_id = _parse_client_id(d.pop("client_id"))

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

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        request_id = UUID(d.pop("request_id"))

        audit_event_public = cls(
            id=id,
            recorded_at=recorded_at,
            operation=operation,
            outcome=outcome,
            code=code,
            object_kind=object_kind,
            object_id=object_id,
            fields=fields,
            client_id=client_id,
            member_id=member_id,
            role=role,
            reason=reason,
            request_id=request_id,
        )

        return audit_event_public
