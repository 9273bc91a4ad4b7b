from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_suitability import BedSuitability
from ..models.turn_away_reason import TurnAwayReason

T = TypeVar("T", bound="TurnAwayPublic")


@_attrs_define
class TurnAwayPublic:
    """A search for a bed that ended without one.

    Attributes:
        id (UUID):
        version (int):
        happened_on (datetime.date):
        reason (TurnAwayReason): A code of the list `turn_away_reason`.
        needs (list[BedSuitability]):
        persons_count (int):
        shelter_id (None | UUID):
        created_at (datetime.datetime):
    """

    id: UUID
    version: int
    happened_on: datetime.date
    reason: TurnAwayReason
    needs: list[BedSuitability]
    persons_count: int
    shelter_id: None | UUID
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        happened_on = self.happened_on.isoformat()

        reason = self.reason.value

        needs = []
        for needs_item_data in self.needs:
            needs_item = needs_item_data.value
            needs.append(needs_item)

        persons_count = self.persons_count

        shelter_id: None | str
        if isinstance(self.shelter_id, UUID):
            shelter_id = str(self.shelter_id)
        else:
            shelter_id = self.shelter_id

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "happened_on": happened_on,
                "reason": reason,
                "needs": needs,
                "persons_count": persons_count,
                "shelter_id": shelter_id,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        happened_on = datetime.date.fromisoformat(d.pop("happened_on"))

        reason = TurnAwayReason(d.pop("reason"))

        needs = []
        _needs = d.pop("needs")
        for needs_item_data in _needs:
            needs_item = BedSuitability(needs_item_data)

            needs.append(needs_item)

        persons_count = d.pop("persons_count")

        def _parse_shelter_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shelter_id_type_0 = UUID(data)

                return shelter_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        shelter_id = _parse_shelter_id(d.pop("shelter_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        turn_away_public = cls(
            id=id,
            version=version,
            happened_on=happened_on,
            reason=reason,
            needs=needs,
            persons_count=persons_count,
            shelter_id=shelter_id,
            created_at=created_at,
        )

        return turn_away_public
