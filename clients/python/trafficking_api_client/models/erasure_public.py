from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.erasure_public_allowed_commands_item import (
    ErasurePublicAllowedCommandsItem,
)
from ..models.erasure_reason import ErasureReason
from ..models.erasure_status import ErasureStatus

T = TypeVar("T", bound="ErasurePublic")


@_attrs_define
class ErasurePublic:
    """The erasure of a person: asked for by one member, agreed to by another.

    Attributes:
        id (UUID):
        version (int):
        status (ErasureStatus): Where the erasure of a person stands.
        person_id (UUID):
        reason (ErasureReason): A code of the list `erasure_reason`.
        requested_by (UUID):
        approved_by (None | UUID): null before another member agreed, and where only the shred ledger knows who it was
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ErasurePublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: ErasureStatus
    person_id: UUID
    reason: ErasureReason
    requested_by: UUID
    approved_by: None | UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ErasurePublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        person_id = str(self.person_id)

        reason = self.reason.value

        requested_by = str(self.requested_by)

        approved_by: None | str
        if isinstance(self.approved_by, UUID):
            approved_by = str(self.approved_by)
        else:
            approved_by = self.approved_by

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "person_id": person_id,
                "reason": reason,
                "requested_by": requested_by,
                "approved_by": approved_by,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = ErasureStatus(d.pop("status"))

        person_id = UUID(d.pop("person_id"))

        reason = ErasureReason(d.pop("reason"))

        requested_by = UUID(d.pop("requested_by"))

        def _parse_approved_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_by_type_0 = UUID(data)

                return approved_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        approved_by = _parse_approved_by(d.pop("approved_by"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ErasurePublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        erasure_public = cls(
            id=id,
            version=version,
            status=status,
            person_id=person_id,
            reason=reason,
            requested_by=requested_by,
            approved_by=approved_by,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return erasure_public
