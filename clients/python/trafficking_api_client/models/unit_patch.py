from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..types import UNSET, Unset

T = TypeVar("T", bound="UnitPatch")


@_attrs_define
class UnitPatch:
    """What can change of a unit.

    Attributes:
        code (str | Unset):
        suitability (list[BedSuitability] | Unset):
        step_free (bool | Unset):
        cots (int | Unset):
    """

    code: str | Unset = UNSET
    suitability: list[BedSuitability] | Unset = UNSET
    step_free: bool | Unset = UNSET
    cots: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        suitability: list[str] | Unset = UNSET
        if not isinstance(self.suitability, Unset):
            suitability = []
            for suitability_item_data in self.suitability:
                suitability_item = suitability_item_data.value
                suitability.append(suitability_item)

        step_free = self.step_free

        cots = self.cots

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if code is not UNSET:
            field_dict["code"] = code
        if suitability is not UNSET:
            field_dict["suitability"] = suitability
        if step_free is not UNSET:
            field_dict["step_free"] = step_free
        if cots is not UNSET:
            field_dict["cots"] = cots

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code", UNSET)

        _suitability = d.pop("suitability", UNSET)
        suitability: list[BedSuitability] | Unset = UNSET
        if _suitability is not UNSET:
            suitability = []
            for suitability_item_data in _suitability:
                suitability_item = BedSuitability(suitability_item_data)

                suitability.append(suitability_item)

        step_free = d.pop("step_free", UNSET)

        cots = d.pop("cots", UNSET)

        unit_patch = cls(
            code=code,
            suitability=suitability,
            step_free=step_free,
            cots=cots,
        )

        return unit_patch
