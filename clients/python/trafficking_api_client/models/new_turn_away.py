from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..models.turn_away_reason import TurnAwayReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewTurnAway")


@_attrs_define
class NewTurnAway:
    """Somebody who got no bed: why, and nothing about who it was (BED-15).

    Attributes:
        happened_on (datetime.date):
        reason (TurnAwayReason): A code of the list `turn_away_reason`.
        needs (list[BedSuitability] | Unset):
        persons_count (int | Unset):  Default: 1.
        shelter_id (None | Unset | UUID):
    """

    happened_on: datetime.date
    reason: TurnAwayReason
    needs: list[BedSuitability] | Unset = UNSET
    persons_count: int | Unset = 1
    shelter_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        happened_on = self.happened_on.isoformat()

        reason = self.reason.value

        needs: list[str] | Unset = UNSET
        if not isinstance(self.needs, Unset):
            needs = []
            for needs_item_data in self.needs:
                needs_item = needs_item_data.value
                needs.append(needs_item)

        persons_count = self.persons_count

        shelter_id: None | str | Unset
        if isinstance(self.shelter_id, Unset):
            shelter_id = UNSET
        elif isinstance(self.shelter_id, UUID):
            shelter_id = str(self.shelter_id)
        else:
            shelter_id = self.shelter_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "happened_on": happened_on,
                "reason": reason,
            }
        )
        if needs is not UNSET:
            field_dict["needs"] = needs
        if persons_count is not UNSET:
            field_dict["persons_count"] = persons_count
        if shelter_id is not UNSET:
            field_dict["shelter_id"] = shelter_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        happened_on = datetime.date.fromisoformat(d.pop("happened_on"))

        reason = TurnAwayReason(d.pop("reason"))

        _needs = d.pop("needs", UNSET)
        needs: list[BedSuitability] | Unset = UNSET
        if _needs is not UNSET:
            needs = []
            for needs_item_data in _needs:
                needs_item = BedSuitability(needs_item_data)

                needs.append(needs_item)

        persons_count = d.pop("persons_count", UNSET)

        def _parse_shelter_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shelter_id_type_0 = UUID(data)

                return shelter_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        shelter_id = _parse_shelter_id(d.pop("shelter_id", UNSET))

        new_turn_away = cls(
            happened_on=happened_on,
            reason=reason,
            needs=needs,
            persons_count=persons_count,
            shelter_id=shelter_id,
        )

        return new_turn_away
