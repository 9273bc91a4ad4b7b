from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ServiceTotals")


@_attrs_define
class ServiceTotals:
    """How often something was done, and for how many.

    Attributes:
        services (int):
        sessions (int):
        cases (int): each case once
    """

    services: int
    sessions: int
    cases: int

    def to_dict(self) -> dict[str, Any]:
        services = self.services

        sessions = self.sessions

        cases = self.cases

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "services": services,
                "sessions": sessions,
                "cases": cases,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        services = d.pop("services")

        sessions = d.pop("sessions")

        cases = d.pop("cases")

        service_totals = cls(
            services=services,
            sessions=sessions,
            cases=cases,
        )

        return service_totals
