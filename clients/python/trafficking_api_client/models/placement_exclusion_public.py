from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.placement_exclusion_public_allowed_commands_item import (
    PlacementExclusionPublicAllowedCommandsItem,
)
from ..models.placement_exclusion_reason import PlacementExclusionReason
from ..models.placement_exclusion_status import PlacementExclusionStatus

T = TypeVar("T", bound="PlacementExclusionPublic")


@_attrs_define
class PlacementExclusionPublic:
    """Where, or with whom, somebody must not be placed.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        shelter_id (None | UUID):
        other_case_id (None | UUID):
        status (PlacementExclusionStatus): Whether a place, or somebody's company, is still not safe.
        reason (PlacementExclusionReason): A code of the list `placement_exclusion_reason`.
        lifted_at (datetime.datetime | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[PlacementExclusionPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    shelter_id: None | UUID
    other_case_id: None | UUID
    status: PlacementExclusionStatus
    reason: PlacementExclusionReason
    lifted_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[PlacementExclusionPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        shelter_id: None | str
        if isinstance(self.shelter_id, UUID):
            shelter_id = str(self.shelter_id)
        else:
            shelter_id = self.shelter_id

        other_case_id: None | str
        if isinstance(self.other_case_id, UUID):
            other_case_id = str(self.other_case_id)
        else:
            other_case_id = self.other_case_id

        status = self.status.value

        reason = self.reason.value

        lifted_at: None | str
        if isinstance(self.lifted_at, datetime.datetime):
            lifted_at = self.lifted_at.isoformat()
        else:
            lifted_at = self.lifted_at

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
                "case_id": case_id,
                "shelter_id": shelter_id,
                "other_case_id": other_case_id,
                "status": status,
                "reason": reason,
                "lifted_at": lifted_at,
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

        case_id = UUID(d.pop("case_id"))

        def _parse_shelter_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shelter_id_type_0 = UUID(data)

                return shelter_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        shelter_id = _parse_shelter_id(d.pop("shelter_id"))

        def _parse_other_case_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                other_case_id_type_0 = UUID(data)

                return other_case_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        other_case_id = _parse_other_case_id(d.pop("other_case_id"))

        status = PlacementExclusionStatus(d.pop("status"))

        reason = PlacementExclusionReason(d.pop("reason"))

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

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = PlacementExclusionPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        placement_exclusion_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            shelter_id=shelter_id,
            other_case_id=other_case_id,
            status=status,
            reason=reason,
            lifted_at=lifted_at,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return placement_exclusion_public
