from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.shelter_kind import ShelterKind

if TYPE_CHECKING:
    from ..models.category import Category


T = TypeVar("T", bound="ShelterAvailability")


@_attrs_define
class ShelterAvailability:
    """The beds of one house.

    Attributes:
        total (int):
        blocked (int):
        staffed_open (int):
        free (int):
        held (int):
        confirmed (int):
        occupied (int):
        shelter_id (UUID):
        code_name (str):
        kind (ShelterKind): A code of the list `shelter_kind`.
        confirmed_at (datetime.datetime):
        categories (list[Category]):
    """

    total: int
    blocked: int
    staffed_open: int
    free: int
    held: int
    confirmed: int
    occupied: int
    shelter_id: UUID
    code_name: str
    kind: ShelterKind
    confirmed_at: datetime.datetime
    categories: list[Category]

    def to_dict(self) -> dict[str, Any]:
        total = self.total

        blocked = self.blocked

        staffed_open = self.staffed_open

        free = self.free

        held = self.held

        confirmed = self.confirmed

        occupied = self.occupied

        shelter_id = str(self.shelter_id)

        code_name = self.code_name

        kind = self.kind.value

        confirmed_at = self.confirmed_at.isoformat()

        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "total": total,
                "blocked": blocked,
                "staffed_open": staffed_open,
                "free": free,
                "held": held,
                "confirmed": confirmed,
                "occupied": occupied,
                "shelter_id": shelter_id,
                "code_name": code_name,
                "kind": kind,
                "confirmed_at": confirmed_at,
                "categories": categories,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.category import Category  # noqa: PLC0415

        d = dict(src_dict)
        total = d.pop("total")

        blocked = d.pop("blocked")

        staffed_open = d.pop("staffed_open")

        free = d.pop("free")

        held = d.pop("held")

        confirmed = d.pop("confirmed")

        occupied = d.pop("occupied")

        shelter_id = UUID(d.pop("shelter_id"))

        code_name = d.pop("code_name")

        kind = ShelterKind(d.pop("kind"))

        confirmed_at = datetime.datetime.fromisoformat(d.pop("confirmed_at"))

        categories = []
        _categories = d.pop("categories")
        for categories_item_data in _categories:
            categories_item = Category.from_dict(categories_item_data)

            categories.append(categories_item)

        shelter_availability = cls(
            total=total,
            blocked=blocked,
            staffed_open=staffed_open,
            free=free,
            held=held,
            confirmed=confirmed,
            occupied=occupied,
            shelter_id=shelter_id,
            code_name=code_name,
            kind=kind,
            confirmed_at=confirmed_at,
            categories=categories,
        )

        return shelter_availability
