from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.mail_delivery_public import MailDeliveryPublic


T = TypeVar("T", bound="MailDeliveryPage")


@_attrs_define
class MailDeliveryPage:
    """
    Attributes:
        items (list[MailDeliveryPublic]):
        next_ (str | Unset): path and query of the next page; absent on the last one
    """

    items: list[MailDeliveryPublic]
    next_: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
            }
        )
        if next_ is not UNSET:
            field_dict["next"] = next_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mail_delivery_public import MailDeliveryPublic  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = MailDeliveryPublic.from_dict(items_item_data)

            items.append(items_item)

        next_ = d.pop("next", UNSET)

        mail_delivery_page = cls(
            items=items,
            next_=next_,
        )

        return mail_delivery_page
