from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.medical_check_kind import MedicalCheckKind
from ..models.service_type import ServiceType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="NewService")


@_attrs_define
class NewService:
    """Something that was done for somebody.

    Attributes:
        case_id (UUID):
        type_ (ServiceType): A code of the list `service_type`.
        delivered_on (datetime.date): never in the future
        check_kind (MedicalCheckKind | None | Unset): which medical check; there is one exactly when the type is
            MedicalCheck
        sessions (int | Unset):  Default: 1.
        minutes (int | None | Unset): of all sessions together
        provider_id (None | Unset | UUID): who did it: an entry of the directory
        action_id (None | Unset | UUID): the action of a plan of this case that it was for
        funded_project_id (None | Unset | UUID): the project that pays
        cost (Money | None | Unset):
        note (None | str | Unset): in your own words; stored sealed
        result (None | str | Unset): of a medical check, for instance; stored sealed
    """

    case_id: UUID
    type_: ServiceType
    delivered_on: datetime.date
    check_kind: MedicalCheckKind | None | Unset = UNSET
    sessions: int | Unset = 1
    minutes: int | None | Unset = UNSET
    provider_id: None | Unset | UUID = UNSET
    action_id: None | Unset | UUID = UNSET
    funded_project_id: None | Unset | UUID = UNSET
    cost: Money | None | Unset = UNSET
    note: None | str | Unset = UNSET
    result: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        case_id = str(self.case_id)

        type_ = self.type_.value

        delivered_on = self.delivered_on.isoformat()

        check_kind: None | str | Unset
        if isinstance(self.check_kind, Unset):
            check_kind = UNSET
        elif isinstance(self.check_kind, MedicalCheckKind):
            check_kind = self.check_kind.value
        else:
            check_kind = self.check_kind

        sessions = self.sessions

        minutes: int | None | Unset
        if isinstance(self.minutes, Unset):
            minutes = UNSET
        else:
            minutes = self.minutes

        provider_id: None | str | Unset
        if isinstance(self.provider_id, Unset):
            provider_id = UNSET
        elif isinstance(self.provider_id, UUID):
            provider_id = str(self.provider_id)
        else:
            provider_id = self.provider_id

        action_id: None | str | Unset
        if isinstance(self.action_id, Unset):
            action_id = UNSET
        elif isinstance(self.action_id, UUID):
            action_id = str(self.action_id)
        else:
            action_id = self.action_id

        funded_project_id: None | str | Unset
        if isinstance(self.funded_project_id, Unset):
            funded_project_id = UNSET
        elif isinstance(self.funded_project_id, UUID):
            funded_project_id = str(self.funded_project_id)
        else:
            funded_project_id = self.funded_project_id

        cost: dict[str, Any] | None | Unset
        if isinstance(self.cost, Unset):
            cost = UNSET
        elif isinstance(self.cost, Money):
            cost = self.cost.to_dict()
        else:
            cost = self.cost

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        result: None | str | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        else:
            result = self.result

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "type": type_,
                "delivered_on": delivered_on,
            }
        )
        if check_kind is not UNSET:
            field_dict["check_kind"] = check_kind
        if sessions is not UNSET:
            field_dict["sessions"] = sessions
        if minutes is not UNSET:
            field_dict["minutes"] = minutes
        if provider_id is not UNSET:
            field_dict["provider_id"] = provider_id
        if action_id is not UNSET:
            field_dict["action_id"] = action_id
        if funded_project_id is not UNSET:
            field_dict["funded_project_id"] = funded_project_id
        if cost is not UNSET:
            field_dict["cost"] = cost
        if note is not UNSET:
            field_dict["note"] = note
        if result is not UNSET:
            field_dict["result"] = result

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        type_ = ServiceType(d.pop("type"))

        delivered_on = datetime.date.fromisoformat(d.pop("delivered_on"))

        def _parse_check_kind(data: object) -> MedicalCheckKind | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                check_kind_type_0 = MedicalCheckKind(data)

                return check_kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MedicalCheckKind | None | Unset, data)

        check_kind = _parse_check_kind(d.pop("check_kind", UNSET))

        sessions = d.pop("sessions", UNSET)

        def _parse_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        minutes = _parse_minutes(d.pop("minutes", UNSET))

        def _parse_provider_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                provider_id_type_0 = UUID(data)

                return provider_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        provider_id = _parse_provider_id(d.pop("provider_id", UNSET))

        def _parse_action_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                action_id_type_0 = UUID(data)

                return action_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        action_id = _parse_action_id(d.pop("action_id", UNSET))

        def _parse_funded_project_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                funded_project_id_type_0 = UUID(data)

                return funded_project_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        funded_project_id = _parse_funded_project_id(d.pop("funded_project_id", UNSET))

        def _parse_cost(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cost_type_0 = Money.from_dict(data)

                return cost_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        cost = _parse_cost(d.pop("cost", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_result(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        result = _parse_result(d.pop("result", UNSET))

        new_service = cls(
            case_id=case_id,
            type_=type_,
            delivered_on=delivered_on,
            check_kind=check_kind,
            sessions=sessions,
            minutes=minutes,
            provider_id=provider_id,
            action_id=action_id,
            funded_project_id=funded_project_id,
            cost=cost,
            note=note,
            result=result,
        )

        return new_service
