from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.determination_basis import DeterminationBasis
from ..models.determination_public_allowed_commands_item import (
    DeterminationPublicAllowedCommandsItem,
)
from ..models.record_status import RecordStatus
from ..models.status_decision_body import StatusDecisionBody
from ..models.trafficking_status import TraffickingStatus

T = TypeVar("T", bound="DeterminationPublic")


@_attrs_define
class DeterminationPublic:
    """A determination of a case of your centre.

    Attributes:
        id (UUID):
        version (int):
        status (RecordStatus): Whether something that was written down about a case still holds.
        trafficking_status (TraffickingStatus): A code of the list `trafficking_status`.
        decision_body (StatusDecisionBody): A code of the list `status_decision_body`.
        decided_on (datetime.date):
        basis (DeterminationBasis | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[DeterminationPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: RecordStatus
    trafficking_status: TraffickingStatus
    decision_body: StatusDecisionBody
    decided_on: datetime.date
    basis: DeterminationBasis | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[DeterminationPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        trafficking_status = self.trafficking_status.value

        decision_body = self.decision_body.value

        decided_on = self.decided_on.isoformat()

        basis: None | str
        if isinstance(self.basis, DeterminationBasis):
            basis = self.basis.value
        else:
            basis = self.basis

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
                "trafficking_status": trafficking_status,
                "decision_body": decision_body,
                "decided_on": decided_on,
                "basis": basis,
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

        status = RecordStatus(d.pop("status"))

        trafficking_status = TraffickingStatus(d.pop("trafficking_status"))

        decision_body = StatusDecisionBody(d.pop("decision_body"))

        decided_on = datetime.date.fromisoformat(d.pop("decided_on"))

        def _parse_basis(data: object) -> DeterminationBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                basis_type_0 = DeterminationBasis(data)

                return basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeterminationBasis | None, data)

        basis = _parse_basis(d.pop("basis"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = DeterminationPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        determination_public = cls(
            id=id,
            version=version,
            status=status,
            trafficking_status=trafficking_status,
            decision_body=decision_body,
            decided_on=decided_on,
            basis=basis,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return determination_public
