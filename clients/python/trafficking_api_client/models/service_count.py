from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.medical_check_kind import MedicalCheckKind
from ..models.service_type import ServiceType

T = TypeVar("T", bound="ServiceCount")


@_attrs_define
class ServiceCount:
    """The services of one type; medical checks by their kind.

    Attributes:
        services (int):
        sessions (int):
        cases (int): each case once
        type_ (ServiceType): A code of the list `service_type`.
        type_label (str):
        check_kind (MedicalCheckKind | None):
        check_kind_label (None | str):
    """

    services: int
    sessions: int
    cases: int
    type_: ServiceType
    type_label: str
    check_kind: MedicalCheckKind | None
    check_kind_label: None | str

    def to_dict(self) -> dict[str, Any]:
        services = self.services

        sessions = self.sessions

        cases = self.cases

        type_ = self.type_.value

        type_label = self.type_label

        check_kind: None | str
        if isinstance(self.check_kind, MedicalCheckKind):
            check_kind = self.check_kind.value
        else:
            check_kind = self.check_kind

        check_kind_label: None | str
        check_kind_label = self.check_kind_label

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "services": services,
                "sessions": sessions,
                "cases": cases,
                "type": type_,
                "type_label": type_label,
                "check_kind": check_kind,
                "check_kind_label": check_kind_label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        services = d.pop("services")

        sessions = d.pop("sessions")

        cases = d.pop("cases")

        type_ = ServiceType(d.pop("type"))

        type_label = d.pop("type_label")

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

        def _parse_check_kind_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        check_kind_label = _parse_check_kind_label(d.pop("check_kind_label"))

        service_count = cls(
            services=services,
            sessions=sessions,
            cases=cases,
            type_=type_,
            type_label=type_label,
            check_kind=check_kind,
            check_kind_label=check_kind_label,
        )

        return service_count
