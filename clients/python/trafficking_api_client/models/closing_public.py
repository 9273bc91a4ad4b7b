from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.account_total import AccountTotal


T = TypeVar("T", bound="ClosingPublic")


@_attrs_define
class ClosingPublic:
    """That a book was closed until a day, and how its accounts stood then.

    Attributes:
        id (UUID):
        book_id (UUID):
        until_on (datetime.date):
        closed_at (datetime.datetime):
        closed_by_id (None | UUID): the member who closed it
        totals (list[AccountTotal]):
    """

    id: UUID
    book_id: UUID
    until_on: datetime.date
    closed_at: datetime.datetime
    closed_by_id: None | UUID
    totals: list[AccountTotal]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        book_id = str(self.book_id)

        until_on = self.until_on.isoformat()

        closed_at = self.closed_at.isoformat()

        closed_by_id: None | str
        if isinstance(self.closed_by_id, UUID):
            closed_by_id = str(self.closed_by_id)
        else:
            closed_by_id = self.closed_by_id

        totals = []
        for totals_item_data in self.totals:
            totals_item = totals_item_data.to_dict()
            totals.append(totals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "book_id": book_id,
                "until_on": until_on,
                "closed_at": closed_at,
                "closed_by_id": closed_by_id,
                "totals": totals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_total import AccountTotal  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        book_id = UUID(d.pop("book_id"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        closed_at = datetime.datetime.fromisoformat(d.pop("closed_at"))

        def _parse_closed_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_by_id_type_0 = UUID(data)

                return closed_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        closed_by_id = _parse_closed_by_id(d.pop("closed_by_id"))

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:
            totals_item = AccountTotal.from_dict(totals_item_data)

            totals.append(totals_item)

        closing_public = cls(
            id=id,
            book_id=book_id,
            until_on=until_on,
            closed_at=closed_at,
            closed_by_id=closed_by_id,
            totals=totals,
        )

        return closing_public
