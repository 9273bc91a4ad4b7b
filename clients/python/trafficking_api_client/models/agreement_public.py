from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.agreement_kind import AgreementKind
from ..models.agreement_public_allowed_commands_item import (
    AgreementPublicAllowedCommandsItem,
)
from ..models.agreement_status import AgreementStatus

T = TypeVar("T", bound="AgreementPublic")


@_attrs_define
class AgreementPublic:
    """An agreement between your organisation and another.

    Attributes:
        id (UUID):
        version (int):
        kind (AgreementKind): A code of the list `agreement_kind`.
        status (AgreementStatus): Where an agreement stands; that its dates have passed is derived, not a state.
        from_organisation_id (UUID): who proposed it
        to_organisation_id (UUID):
        minimum_class_size (int): k for cards sent under it, either way
        valid_from (datetime.date):
        valid_until (datetime.date | None):
        in_force (bool): active, and today lies between its dates
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[AgreementPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    kind: AgreementKind
    status: AgreementStatus
    from_organisation_id: UUID
    to_organisation_id: UUID
    minimum_class_size: int
    valid_from: datetime.date
    valid_until: datetime.date | None
    in_force: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[AgreementPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        kind = self.kind.value

        status = self.status.value

        from_organisation_id = str(self.from_organisation_id)

        to_organisation_id = str(self.to_organisation_id)

        minimum_class_size = self.minimum_class_size

        valid_from = self.valid_from.isoformat()

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        in_force = self.in_force

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
                "kind": kind,
                "status": status,
                "from_organisation_id": from_organisation_id,
                "to_organisation_id": to_organisation_id,
                "minimum_class_size": minimum_class_size,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "in_force": in_force,
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

        kind = AgreementKind(d.pop("kind"))

        status = AgreementStatus(d.pop("status"))

        from_organisation_id = UUID(d.pop("from_organisation_id"))

        to_organisation_id = UUID(d.pop("to_organisation_id"))

        minimum_class_size = d.pop("minimum_class_size")

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        in_force = d.pop("in_force")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = AgreementPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        agreement_public = cls(
            id=id,
            version=version,
            kind=kind,
            status=status,
            from_organisation_id=from_organisation_id,
            to_organisation_id=to_organisation_id,
            minimum_class_size=minimum_class_size,
            valid_from=valid_from,
            valid_until=valid_until,
            in_force=in_force,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return agreement_public
