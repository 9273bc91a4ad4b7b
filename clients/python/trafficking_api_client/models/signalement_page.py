from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.signalement_handled import SignalementHandled
    from ..models.signalement_reported import SignalementReported


T = TypeVar("T", bound="SignalementPage")


@_attrs_define
class SignalementPage:
    """
    Attributes:
        items (list[SignalementHandled | SignalementReported]):
        next_ (str | Unset): path and query of the next page; absent on the last one
    """

    items: list[SignalementHandled | SignalementReported]
    next_: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.signalement_reported import SignalementReported  # noqa: PLC0415

        items = []
        for items_item_data in self.items:
            items_item: dict[str, Any]
            if isinstance(items_item_data, SignalementReported):
                items_item = items_item_data.to_dict()
            else:
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
        from ..models.signalement_handled import SignalementHandled  # noqa: PLC0415
        from ..models.signalement_reported import SignalementReported  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:

            def _parse_items_item(data: object) -> SignalementHandled | SignalementReported:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_signalement_public_type_0 = SignalementReported.from_dict(data)

                    return componentsschemas_signalement_public_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_signalement_public_type_1 = SignalementHandled.from_dict(data)

                return componentsschemas_signalement_public_type_1

            items_item = _parse_items_item(items_item_data)

            items.append(items_item)

        next_ = d.pop("next", UNSET)

        signalement_page = cls(
            items=items,
            next_=next_,
        )

        return signalement_page
