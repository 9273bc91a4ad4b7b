from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain

if TYPE_CHECKING:
    from ..models.look import Look


T = TypeVar("T", bound="DomainProgress")


@_attrs_define
class DomainProgress:
    """How one domain has changed since the first baseline.

    Attributes:
        domain (AssessmentDomain): A code of the list `assessment_domain`.
        looks (list[Look]):
        points_changed (int | None): null where not the same questions of one edition were answered
        risk_changed (int | None): null where it is not known of both
    """

    domain: AssessmentDomain
    looks: list[Look]
    points_changed: int | None
    risk_changed: int | None

    def to_dict(self) -> dict[str, Any]:
        domain = self.domain.value

        looks = []
        for looks_item_data in self.looks:
            looks_item = looks_item_data.to_dict()
            looks.append(looks_item)

        points_changed: int | None
        points_changed = self.points_changed

        risk_changed: int | None
        risk_changed = self.risk_changed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "domain": domain,
                "looks": looks,
                "points_changed": points_changed,
                "risk_changed": risk_changed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.look import Look  # noqa: PLC0415

        d = dict(src_dict)
        domain = AssessmentDomain(d.pop("domain"))

        looks = []
        _looks = d.pop("looks")
        for looks_item_data in _looks:
            looks_item = Look.from_dict(looks_item_data)

            looks.append(looks_item)

        def _parse_points_changed(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        points_changed = _parse_points_changed(d.pop("points_changed"))

        def _parse_risk_changed(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        risk_changed = _parse_risk_changed(d.pop("risk_changed"))

        domain_progress = cls(
            domain=domain,
            looks=looks,
            points_changed=points_changed,
            risk_changed=risk_changed,
        )

        return domain_progress
