from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..models.unit_kind import UnitKind
from ..models.unit_let_as import UnitLetAs

T = TypeVar("T", bound="UnitPublic")


@_attrs_define
class UnitPublic:
    """A room or a flat.

    Attributes:
        id (UUID):
        version (int):
        shelter_id (UUID):
        code (str):
        kind (UnitKind): A code of the list `unit_kind`.
        let_as (UnitLetAs): A code of the list `unit_let_as`.
        suitability (list[BedSuitability]):
        step_free (bool):
        cots (int):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    shelter_id: UUID
    code: str
    kind: UnitKind
    let_as: UnitLetAs
    suitability: list[BedSuitability]
    step_free: bool
    cots: int
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        shelter_id = str(self.shelter_id)

        code = self.code

        kind = self.kind.value

        let_as = self.let_as.value

        suitability = []
        for suitability_item_data in self.suitability:
            suitability_item = suitability_item_data.value
            suitability.append(suitability_item)

        step_free = self.step_free

        cots = self.cots

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "shelter_id": shelter_id,
                "code": code,
                "kind": kind,
                "let_as": let_as,
                "suitability": suitability,
                "step_free": step_free,
                "cots": cots,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        shelter_id = UUID(d.pop("shelter_id"))

        code = d.pop("code")

        kind = UnitKind(d.pop("kind"))

        let_as = UnitLetAs(d.pop("let_as"))

        suitability = []
        _suitability = d.pop("suitability")
        for suitability_item_data in _suitability:
            suitability_item = BedSuitability(suitability_item_data)

            suitability.append(suitability_item)

        step_free = d.pop("step_free")

        cots = d.pop("cots")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        unit_public = cls(
            id=id,
            version=version,
            shelter_id=shelter_id,
            code=code,
            kind=kind,
            let_as=let_as,
            suitability=suitability,
            step_free=step_free,
            cots=cots,
            created_at=created_at,
            updated_at=updated_at,
        )

        return unit_public
