from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..models.urgency import Urgency
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewWaitingEntry")


@_attrs_define
class NewWaitingEntry:
    """Somebody for whom there is no bed yet.

    Attributes:
        case_id (UUID):
        urgency (Urgency): A code of the list `urgency`.
        needs (list[BedSuitability] | Unset):
    """

    case_id: UUID
    urgency: Urgency
    needs: list[BedSuitability] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        urgency = self.urgency.value

        needs: list[str] | Unset = UNSET
        if not isinstance(self.needs, Unset):
            needs = []
            for needs_item_data in self.needs:
                needs_item = needs_item_data.value
                needs.append(needs_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "urgency": urgency,
            }
        )
        if needs is not UNSET:
            field_dict["needs"] = needs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        urgency = Urgency(d.pop("urgency"))

        _needs = d.pop("needs", UNSET)
        needs: list[BedSuitability] | Unset = UNSET
        if _needs is not UNSET:
            needs = []
            for needs_item_data in _needs:
                needs_item = BedSuitability(needs_item_data)

                needs.append(needs_item)

        new_waiting_entry = cls(
            case_id=case_id,
            urgency=urgency,
            needs=needs,
        )

        return new_waiting_entry
