from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.journal_line import JournalLine


T = TypeVar("T", bound="Journal")


@_attrs_define
class Journal:
    """All that was booked on some days, entry by entry, in the order of the days.

    Attributes:
        book_id (UUID):
        currency (str):
        exponent (int):
        from_on (datetime.date):
        until_on (datetime.date):
        lines (list[JournalLine]):
    """

    book_id: UUID
    currency: str
    exponent: int
    from_on: datetime.date
    until_on: datetime.date
    lines: list[JournalLine]

    def to_dict(self) -> dict[str, Any]:
        book_id = str(self.book_id)

        currency = self.currency

        exponent = self.exponent

        from_on = self.from_on.isoformat()

        until_on = self.until_on.isoformat()

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "book_id": book_id,
                "currency": currency,
                "exponent": exponent,
                "from_on": from_on,
                "until_on": until_on,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.journal_line import JournalLine  # noqa: PLC0415

        d = dict(src_dict)
        book_id = UUID(d.pop("book_id"))

        currency = d.pop("currency")

        exponent = d.pop("exponent")

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = JournalLine.from_dict(lines_item_data)

            lines.append(lines_item)

        journal = cls(
            book_id=book_id,
            currency=currency,
            exponent=exponent,
            from_on=from_on,
            until_on=until_on,
            lines=lines,
        )

        return journal
