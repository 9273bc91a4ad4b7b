from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.household_relation import HouseholdRelation

T = TypeVar("T", bound="NewHouseholdLink")


@_attrs_define
class NewHouseholdLink:
    """Another person of the household.

    Attributes:
        other_id (UUID):
        relation (HouseholdRelation): A code of the list `household_relation`.
    """

    other_id: UUID
    relation: HouseholdRelation

    def to_dict(self) -> dict[str, Any]:
        other_id = str(self.other_id)

        relation = self.relation.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "other_id": other_id,
                "relation": relation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        other_id = UUID(d.pop("other_id"))

        relation = HouseholdRelation(d.pop("relation"))

        new_household_link = cls(
            other_id=other_id,
            relation=relation,
        )

        return new_household_link
