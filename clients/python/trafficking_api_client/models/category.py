from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability

T = TypeVar("T", bound="Category")


@_attrs_define
class Category:
    """The beds of one suitability; a bed that is suitable in two ways counts in both.

    Attributes:
        total (int):
        blocked (int):
        staffed_open (int):
        free (int):
        held (int):
        confirmed (int):
        occupied (int):
        suitability (BedSuitability): A code of the list `bed_suitability`.
    """

    total: int
    blocked: int
    staffed_open: int
    free: int
    held: int
    confirmed: int
    occupied: int
    suitability: BedSuitability

    def to_dict(self) -> dict[str, Any]:
        total = self.total

        blocked = self.blocked

        staffed_open = self.staffed_open

        free = self.free

        held = self.held

        confirmed = self.confirmed

        occupied = self.occupied

        suitability = self.suitability.value

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
                "suitability": suitability,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total = d.pop("total")

        blocked = d.pop("blocked")

        staffed_open = d.pop("staffed_open")

        free = d.pop("free")

        held = d.pop("held")

        confirmed = d.pop("confirmed")

        occupied = d.pop("occupied")

        suitability = BedSuitability(d.pop("suitability"))

        category = cls(
            total=total,
            blocked=blocked,
            staffed_open=staffed_open,
            free=free,
            held=held,
            confirmed=confirmed,
            occupied=occupied,
            suitability=suitability,
        )

        return category
