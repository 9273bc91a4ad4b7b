from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.requirement_standing import RequirementStanding


T = TypeVar("T", bound="PlanRequirements")


@_attrs_define
class PlanRequirements:
    """What a plan needs before it is approved, and before it is completed.

    Attributes:
        items (list[RequirementStanding]):
    """

    items: list[RequirementStanding]

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.requirement_standing import RequirementStanding  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RequirementStanding.from_dict(items_item_data)

            items.append(items_item)

        plan_requirements = cls(
            items=items,
        )

        return plan_requirements
