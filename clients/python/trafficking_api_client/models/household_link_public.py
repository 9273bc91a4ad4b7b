from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.household_relation import HouseholdRelation

T = TypeVar("T", bound="HouseholdLinkPublic")


@_attrs_define
class HouseholdLinkPublic:
    """Somebody of the household, seen from one of the two; from the other it is the inverse relation.

    Attributes:
        id (UUID):
        version (int):
        person_id (UUID):
        other_id (UUID):
        relation (HouseholdRelation): A code of the list `household_relation`.
        created_at (datetime.datetime):
    """

    id: UUID
    version: int
    person_id: UUID
    other_id: UUID
    relation: HouseholdRelation
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        person_id = str(self.person_id)

        other_id = str(self.other_id)

        relation = self.relation.value

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "person_id": person_id,
                "other_id": other_id,
                "relation": relation,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        person_id = UUID(d.pop("person_id"))

        other_id = UUID(d.pop("other_id"))

        relation = HouseholdRelation(d.pop("relation"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        household_link_public = cls(
            id=id,
            version=version,
            person_id=person_id,
            other_id=other_id,
            relation=relation,
            created_at=created_at,
        )

        return household_link_public
