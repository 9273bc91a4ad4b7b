from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.nights import Nights


T = TypeVar("T", bound="Occupancy")


@_attrs_define
class Occupancy:
    """How a house was used: a night counts for who has the bed when the day ends (midnight census).

    Attributes:
        shelter_id (UUID):
        from_on (datetime.date):
        to_on (datetime.date):
        items (list[Nights]):
        total (Nights): Bed-nights of a time: those that somebody slept, of those that there were.
        stays_ended (int):
        average_stay_nights (float | None): of the stays that ended then
    """

    shelter_id: UUID
    from_on: datetime.date
    to_on: datetime.date
    items: list[Nights]
    total: Nights
    stays_ended: int
    average_stay_nights: float | None

    def to_dict(self) -> dict[str, Any]:
        shelter_id = str(self.shelter_id)

        from_on = self.from_on.isoformat()

        to_on = self.to_on.isoformat()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        total = self.total.to_dict()

        stays_ended = self.stays_ended

        average_stay_nights: float | None
        average_stay_nights = self.average_stay_nights

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shelter_id": shelter_id,
                "from_on": from_on,
                "to_on": to_on,
                "items": items,
                "total": total,
                "stays_ended": stays_ended,
                "average_stay_nights": average_stay_nights,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.nights import Nights  # noqa: PLC0415

        d = dict(src_dict)
        shelter_id = UUID(d.pop("shelter_id"))

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        to_on = datetime.date.fromisoformat(d.pop("to_on"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Nights.from_dict(items_item_data)

            items.append(items_item)

        total = Nights.from_dict(d.pop("total"))

        stays_ended = d.pop("stays_ended")

        def _parse_average_stay_nights(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        average_stay_nights = _parse_average_stay_nights(d.pop("average_stay_nights"))

        occupancy = cls(
            shelter_id=shelter_id,
            from_on=from_on,
            to_on=to_on,
            items=items,
            total=total,
            stays_ended=stays_ended,
            average_stay_nights=average_stay_nights,
        )

        return occupancy
