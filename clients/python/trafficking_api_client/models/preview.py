from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.preview_level_type_0 import PreviewLevelType0

if TYPE_CHECKING:
    from ..models.card import Card


T = TypeVar("T", bound="Preview")


@_attrs_define
class Preview:
    """What would be sent to one receiver; no card when no level of the ladder reaches k.

    Attributes:
        to_organisation_id (UUID):
        card (Card | None):
        level (None | PreviewLevelType0):
        class_size (int | None):
        k (int):
    """

    to_organisation_id: UUID
    card: Card | None
    level: None | PreviewLevelType0
    class_size: int | None
    k: int

    def to_dict(self) -> dict[str, Any]:
        from ..models.card import Card  # noqa: PLC0415

        to_organisation_id = str(self.to_organisation_id)

        card: dict[str, Any] | None
        if isinstance(self.card, Card):
            card = self.card.to_dict()
        else:
            card = self.card

        level: None | str
        if isinstance(self.level, PreviewLevelType0):
            level = self.level.value
        else:
            level = self.level

        class_size: int | None
        class_size = self.class_size

        k = self.k

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to_organisation_id": to_organisation_id,
                "card": card,
                "level": level,
                "class_size": class_size,
                "k": k,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.card import Card  # noqa: PLC0415

        d = dict(src_dict)
        to_organisation_id = UUID(d.pop("to_organisation_id"))

        def _parse_card(data: object) -> Card | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                card_type_0 = Card.from_dict(data)

                return card_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Card | None, data)

        card = _parse_card(d.pop("card"))

        def _parse_level(data: object) -> None | PreviewLevelType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = PreviewLevelType0(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PreviewLevelType0, data)

        level = _parse_level(d.pop("level"))

        def _parse_class_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        class_size = _parse_class_size(d.pop("class_size"))

        k = d.pop("k")

        preview = cls(
            to_organisation_id=to_organisation_id,
            card=card,
            level=level,
            class_size=class_size,
            k=k,
        )

        return preview
