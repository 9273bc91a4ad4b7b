from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.plan_requirement import PlanRequirement
from ..models.standing import Standing

T = TypeVar("T", bound="RequirementStanding")


@_attrs_define
class RequirementStanding:
    """One requirement of a plan, as it stands today.

    Attributes:
        requirement (PlanRequirement): A code of the list `plan_requirement`.
        needed_to (str): the command that is refused without it
        standing (Standing): Whether a requirement is met.
        exempt_until_on (datetime.date | None):
    """

    requirement: PlanRequirement
    needed_to: str
    standing: Standing
    exempt_until_on: datetime.date | None

    def to_dict(self) -> dict[str, Any]:
        requirement = self.requirement.value

        needed_to = self.needed_to

        standing = self.standing.value

        exempt_until_on: None | str
        if isinstance(self.exempt_until_on, datetime.date):
            exempt_until_on = self.exempt_until_on.isoformat()
        else:
            exempt_until_on = self.exempt_until_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "requirement": requirement,
                "needed_to": needed_to,
                "standing": standing,
                "exempt_until_on": exempt_until_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        requirement = PlanRequirement(d.pop("requirement"))

        needed_to = d.pop("needed_to")

        standing = Standing(d.pop("standing"))

        def _parse_exempt_until_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                exempt_until_on_type_0 = datetime.date.fromisoformat(data)

                return exempt_until_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        exempt_until_on = _parse_exempt_until_on(d.pop("exempt_until_on"))

        requirement_standing = cls(
            requirement=requirement,
            needed_to=needed_to,
            standing=standing,
            exempt_until_on=exempt_until_on,
        )

        return requirement_standing
