from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.household_case_public_allowed_commands_item import (
    HouseholdCasePublicAllowedCommandsItem,
)
from ..models.link_status import LinkStatus

T = TypeVar("T", bound="HouseholdCasePublic")


@_attrs_define
class HouseholdCasePublic:
    """A link to another case of the same household, seen from this one.

    Attributes:
        id (UUID):
        version (int):
        status (LinkStatus): Whether two cases belong to one household.
        case_id (UUID): the other case
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[HouseholdCasePublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: LinkStatus
    case_id: UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[HouseholdCasePublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        case_id = str(self.case_id)

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
                "case_id": case_id,
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

        status = LinkStatus(d.pop("status"))

        case_id = UUID(d.pop("case_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = HouseholdCasePublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        household_case_public = cls(
            id=id,
            version=version,
            status=status,
            case_id=case_id,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return household_case_public
