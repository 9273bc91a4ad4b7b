from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.entry_status import EntryStatus
from ..models.medical_check_kind import MedicalCheckKind
from ..models.service_brief_allowed_commands_item import ServiceBriefAllowedCommandsItem
from ..models.service_type import ServiceType

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="ServiceBrief")


@_attrs_define
class ServiceBrief:
    """What was done for somebody, by whom, and who pays.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        status (EntryStatus): Whether what was written down still holds.
        type_ (ServiceType): A code of the list `service_type`.
        check_kind (MedicalCheckKind | None):
        delivered_on (datetime.date):
        sessions (int):
        minutes (int | None):
        worker_id (UUID): the member who wrote it down
        provider_id (None | UUID):
        action_id (None | UUID):
        funded_project_id (None | UUID):
        cost (MoneyPublic | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ServiceBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    status: EntryStatus
    type_: ServiceType
    check_kind: MedicalCheckKind | None
    delivered_on: datetime.date
    sessions: int
    minutes: int | None
    worker_id: UUID
    provider_id: None | UUID
    action_id: None | UUID
    funded_project_id: None | UUID
    cost: MoneyPublic | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ServiceBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        status = self.status.value

        type_ = self.type_.value

        check_kind: None | str
        if isinstance(self.check_kind, MedicalCheckKind):
            check_kind = self.check_kind.value
        else:
            check_kind = self.check_kind

        delivered_on = self.delivered_on.isoformat()

        sessions = self.sessions

        minutes: int | None
        minutes = self.minutes

        worker_id = str(self.worker_id)

        provider_id: None | str
        if isinstance(self.provider_id, UUID):
            provider_id = str(self.provider_id)
        else:
            provider_id = self.provider_id

        action_id: None | str
        if isinstance(self.action_id, UUID):
            action_id = str(self.action_id)
        else:
            action_id = self.action_id

        funded_project_id: None | str
        if isinstance(self.funded_project_id, UUID):
            funded_project_id = str(self.funded_project_id)
        else:
            funded_project_id = self.funded_project_id

        cost: dict[str, Any] | None
        if isinstance(self.cost, MoneyPublic):
            cost = self.cost.to_dict()
        else:
            cost = self.cost

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
                "status": status,
                "type": type_,
                "check_kind": check_kind,
                "delivered_on": delivered_on,
                "sessions": sessions,
                "minutes": minutes,
                "worker_id": worker_id,
                "provider_id": provider_id,
                "action_id": action_id,
                "funded_project_id": funded_project_id,
                "cost": cost,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        status = EntryStatus(d.pop("status"))

        type_ = ServiceType(d.pop("type"))

        def _parse_check_kind(data: object) -> MedicalCheckKind | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                check_kind_type_0 = MedicalCheckKind(data)

                return check_kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MedicalCheckKind | None, data)

        check_kind = _parse_check_kind(d.pop("check_kind"))

        delivered_on = datetime.date.fromisoformat(d.pop("delivered_on"))

        sessions = d.pop("sessions")

        def _parse_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        minutes = _parse_minutes(d.pop("minutes"))

        worker_id = UUID(d.pop("worker_id"))

        def _parse_provider_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                provider_id_type_0 = UUID(data)

                return provider_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        provider_id = _parse_provider_id(d.pop("provider_id"))

        def _parse_action_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                action_id_type_0 = UUID(data)

                return action_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        action_id = _parse_action_id(d.pop("action_id"))

        def _parse_funded_project_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                funded_project_id_type_0 = UUID(data)

                return funded_project_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        funded_project_id = _parse_funded_project_id(d.pop("funded_project_id"))

        def _parse_cost(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cost_type_0 = MoneyPublic.from_dict(data)

                return cost_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        cost = _parse_cost(d.pop("cost"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ServiceBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        service_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            status=status,
            type_=type_,
            check_kind=check_kind,
            delivered_on=delivered_on,
            sessions=sessions,
            minutes=minutes,
            worker_id=worker_id,
            provider_id=provider_id,
            action_id=action_id,
            funded_project_id=funded_project_id,
            cost=cost,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return service_brief
