from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..models.unit_kind import UnitKind
from ..models.unit_let_as import UnitLetAs
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewUnit")


@_attrs_define
class NewUnit:
    """A room or a flat. A family unit is given as a whole: no second household comes into it (BED-10).

    Attributes:
        code (str):
        kind (UnitKind): A code of the list `unit_kind`.
        let_as (UnitLetAs | Unset): A code of the list `unit_let_as`.
        suitability (list[BedSuitability] | Unset):
        step_free (bool | Unset):  Default: False.
        cots (int | Unset):  Default: 0.
    """

    code: str
    kind: UnitKind
    let_as: UnitLetAs | Unset = UNSET
    suitability: list[BedSuitability] | Unset = UNSET
    step_free: bool | Unset = False
    cots: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        kind = self.kind.value

        let_as: str | Unset = UNSET
        if not isinstance(self.let_as, Unset):
            let_as = self.let_as.value

        suitability: list[str] | Unset = UNSET
        if not isinstance(self.suitability, Unset):
            suitability = []
            for suitability_item_data in self.suitability:
                suitability_item = suitability_item_data.value
                suitability.append(suitability_item)

        step_free = self.step_free

        cots = self.cots

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "kind": kind,
            }
        )
        if let_as is not UNSET:
            field_dict["let_as"] = let_as
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
        code = d.pop("code")

        kind = UnitKind(d.pop("kind"))

        _let_as = d.pop("let_as", UNSET)
        let_as: UnitLetAs | Unset
        if isinstance(_let_as, Unset):
            let_as = UNSET
        else:
            let_as = UnitLetAs(_let_as)

        _suitability = d.pop("suitability", UNSET)
        suitability: list[BedSuitability] | Unset = UNSET
        if _suitability is not UNSET:
            suitability = []
            for suitability_item_data in _suitability:
                suitability_item = BedSuitability(suitability_item_data)

                suitability.append(suitability_item)

        step_free = d.pop("step_free", UNSET)

        cots = d.pop("cots", UNSET)

        new_unit = cls(
            code=code,
            kind=kind,
            let_as=let_as,
            suitability=suitability,
            step_free=step_free,
            cots=cots,
        )

        return new_unit
