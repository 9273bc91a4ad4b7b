from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.fund_statement_line import FundStatementLine


T = TypeVar("T", bound="FundStatement")


@_attrs_define
class FundStatement:
    """The movements of a fund, in the order of their days; what was booked later for a day is in it too.

    Attributes:
        fund_id (UUID):
        currency (str):
        exponent (int): how many decimals the minor unit is (ISO 4217)
        from_on (datetime.date):
        until_on (datetime.date):
        opening_minor (int): before the first day
        received_minor (int):
        paid_minor (int): below zero, or zero
        closing_minor (int): at the end of the last day
        lines (list[FundStatementLine]):
    """

    fund_id: UUID
    currency: str
    exponent: int
    from_on: datetime.date
    until_on: datetime.date
    opening_minor: int
    received_minor: int
    paid_minor: int
    closing_minor: int
    lines: list[FundStatementLine]

    def to_dict(self) -> dict[str, Any]:
        fund_id = str(self.fund_id)

        currency = self.currency

        exponent = self.exponent

        from_on = self.from_on.isoformat()

        until_on = self.until_on.isoformat()

        opening_minor = self.opening_minor

        received_minor = self.received_minor

        paid_minor = self.paid_minor

        closing_minor = self.closing_minor

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fund_id": fund_id,
                "currency": currency,
                "exponent": exponent,
                "from_on": from_on,
                "until_on": until_on,
                "opening_minor": opening_minor,
                "received_minor": received_minor,
                "paid_minor": paid_minor,
                "closing_minor": closing_minor,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fund_statement_line import FundStatementLine  # noqa: PLC0415

        d = dict(src_dict)
        fund_id = UUID(d.pop("fund_id"))

        currency = d.pop("currency")

        exponent = d.pop("exponent")

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        opening_minor = d.pop("opening_minor")

        received_minor = d.pop("received_minor")

        paid_minor = d.pop("paid_minor")

        closing_minor = d.pop("closing_minor")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = FundStatementLine.from_dict(lines_item_data)

            lines.append(lines_item)

        fund_statement = cls(
            fund_id=fund_id,
            currency=currency,
            exponent=exponent,
            from_on=from_on,
            until_on=until_on,
            opening_minor=opening_minor,
            received_minor=received_minor,
            paid_minor=paid_minor,
            closing_minor=closing_minor,
            lines=lines,
        )

        return fund_statement
