from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.loan_entry_type import LoanEntryType

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic
    from ..models.sum_public import SumPublic
    from ..models.total_public import TotalPublic


T = TypeVar("T", bound="LoanStatementLine")


@_attrs_define
class LoanStatementLine:
    """Something that was booked, and how the loan stood after it.

    Attributes:
        entry_id (UUID):
        value_on (datetime.date):
        recorded_at (datetime.datetime):
        type_ (LoanEntryType): A code of the list `loan_entry_type`.
        is_reversal (bool): it takes an earlier entry of this type back
        amount (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        change (SumPublic): An amount in the minor units of its currency (ISO 4217) that may be below zero.
        outstanding (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        credit (TotalPublic): A sum in the minor units of its currency (ISO 4217): it can be more than one amount ever
            is.
    """

    entry_id: UUID
    value_on: datetime.date
    recorded_at: datetime.datetime
    type_: LoanEntryType
    is_reversal: bool
    amount: MoneyPublic
    change: SumPublic
    outstanding: MoneyPublic
    credit: TotalPublic

    def to_dict(self) -> dict[str, Any]:
        entry_id = str(self.entry_id)

        value_on = self.value_on.isoformat()

        recorded_at = self.recorded_at.isoformat()

        type_ = self.type_.value

        is_reversal = self.is_reversal

        amount = self.amount.to_dict()

        change = self.change.to_dict()

        outstanding = self.outstanding.to_dict()

        credit = self.credit.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entry_id": entry_id,
                "value_on": value_on,
                "recorded_at": recorded_at,
                "type": type_,
                "is_reversal": is_reversal,
                "amount": amount,
                "change": change,
                "outstanding": outstanding,
                "credit": credit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415
        from ..models.sum_public import SumPublic  # noqa: PLC0415
        from ..models.total_public import TotalPublic  # noqa: PLC0415

        d = dict(src_dict)
        entry_id = UUID(d.pop("entry_id"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        type_ = LoanEntryType(d.pop("type"))

        is_reversal = d.pop("is_reversal")

        amount = MoneyPublic.from_dict(d.pop("amount"))

        change = SumPublic.from_dict(d.pop("change"))

        outstanding = MoneyPublic.from_dict(d.pop("outstanding"))

        credit = TotalPublic.from_dict(d.pop("credit"))

        loan_statement_line = cls(
            entry_id=entry_id,
            value_on=value_on,
            recorded_at=recorded_at,
            type_=type_,
            is_reversal=is_reversal,
            amount=amount,
            change=change,
            outstanding=outstanding,
            credit=credit,
        )

        return loan_statement_line
