from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.plan_requirement import PlanRequirement

T = TypeVar("T", bound="NewExemption")


@_attrs_define
class NewExemption:
    """What a case is spared, until when, and why. Who grants it is another than who writes the plan.

    Attributes:
        requirement (PlanRequirement): A code of the list `plan_requirement`.
        until_on (datetime.date): the last day on which it holds; at most a year from today
        reason (str):
    """

    requirement: PlanRequirement
    until_on: datetime.date
    reason: str

    def to_dict(self) -> dict[str, Any]:
        requirement = self.requirement.value

        until_on = self.until_on.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "requirement": requirement,
                "until_on": until_on,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        requirement = PlanRequirement(d.pop("requirement"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        reason = d.pop("reason")

        new_exemption = cls(
            requirement=requirement,
            until_on=until_on,
            reason=reason,
        )

        return new_exemption
