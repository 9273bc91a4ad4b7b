from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.service_count import ServiceCount
    from ..models.service_totals import ServiceTotals


T = TypeVar("T", bound="ServiceCounts")


@_attrs_define
class ServiceCounts:
    """What was done for the people whose cases are in your sight; what was voided does not count.

    Attributes:
        from_on (datetime.date):
        until_on (datetime.date):
        items (list[ServiceCount]):
        total (ServiceTotals): How often something was done, and for how many.
    """

    from_on: datetime.date
    until_on: datetime.date
    items: list[ServiceCount]
    total: ServiceTotals

    def to_dict(self) -> dict[str, Any]:
        from_on = self.from_on.isoformat()

        until_on = self.until_on.isoformat()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        total = self.total.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_on": from_on,
                "until_on": until_on,
                "items": items,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_count import ServiceCount  # noqa: PLC0415
        from ..models.service_totals import ServiceTotals  # noqa: PLC0415

        d = dict(src_dict)
        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ServiceCount.from_dict(items_item_data)

            items.append(items_item)

        total = ServiceTotals.from_dict(d.pop("total"))

        service_counts = cls(
            from_on=from_on,
            until_on=until_on,
            items=items,
            total=total,
        )

        return service_counts
