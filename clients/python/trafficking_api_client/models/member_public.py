from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.member_public_allowed_commands_item import MemberPublicAllowedCommandsItem
from ..models.member_status import MemberStatus
from ..models.role import Role

T = TypeVar("T", bound="MemberPublic")


@_attrs_define
class MemberPublic:
    """Somebody who works at your organisation.

    Attributes:
        id (UUID):
        version (int):
        name (str):
        role (Role): A code of the list `role`.
        languages (list[str]):
        is_data_protection_contact (bool): gets the alerts of data protection
        status (MemberStatus): Whether somebody works here.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        left_at (datetime.datetime | None):
        allowed_commands (list[MemberPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    name: str
    role: Role
    languages: list[str]
    is_data_protection_contact: bool
    status: MemberStatus
    created_at: datetime.datetime
    updated_at: datetime.datetime
    left_at: datetime.datetime | None
    allowed_commands: list[MemberPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        name = self.name

        role = self.role.value

        languages = self.languages

        is_data_protection_contact = self.is_data_protection_contact

        status = self.status.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        left_at: None | str
        if isinstance(self.left_at, datetime.datetime):
            left_at = self.left_at.isoformat()
        else:
            left_at = self.left_at

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "name": name,
                "role": role,
                "languages": languages,
                "is_data_protection_contact": is_data_protection_contact,
                "status": status,
                "created_at": created_at,
                "updated_at": updated_at,
                "left_at": left_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        name = d.pop("name")

        role = Role(d.pop("role"))

        languages = cast(list[str], d.pop("languages"))

        is_data_protection_contact = d.pop("is_data_protection_contact")

        status = MemberStatus(d.pop("status"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_left_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                left_at_type_0 = datetime.datetime.fromisoformat(data)

                return left_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        left_at = _parse_left_at(d.pop("left_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = MemberPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        member_public = cls(
            id=id,
            version=version,
            name=name,
            role=role,
            languages=languages,
            is_data_protection_contact=is_data_protection_contact,
            status=status,
            created_at=created_at,
            updated_at=updated_at,
            left_at=left_at,
            allowed_commands=allowed_commands,
        )

        return member_public
