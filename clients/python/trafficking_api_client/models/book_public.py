from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="BookPublic")


@_attrs_define
class BookPublic:
    """The accounts of one currency, whose amounts are in its minor units.

    Attributes:
        id (UUID):
        version (int):
        currency (str):
        exponent (int): how many decimals the minor unit is (ISO 4217)
        closed_until (datetime.date | None): nothing is booked on this day or before
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    currency: str
    exponent: int
    closed_until: datetime.date | None
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        currency = self.currency

        exponent = self.exponent

        closed_until: None | str
        if isinstance(self.closed_until, datetime.date):
            closed_until = self.closed_until.isoformat()
        else:
            closed_until = self.closed_until

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "currency": currency,
                "exponent": exponent,
                "closed_until": closed_until,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        currency = d.pop("currency")

        exponent = d.pop("exponent")

        def _parse_closed_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_until_type_0 = datetime.date.fromisoformat(data)

                return closed_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        closed_until = _parse_closed_until(d.pop("closed_until"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        book_public = cls(
            id=id,
            version=version,
            currency=currency,
            exponent=exponent,
            closed_until=closed_until,
            created_at=created_at,
            updated_at=updated_at,
        )

        return book_public
