from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="LoanStatementPart")


@_attrs_define
class LoanStatementPart:
    """A part in which it is paid back, and what of it is left: payments count for the earliest first.

    Attributes:
        due_on (datetime.date):
        amount (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        left (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
    """

    due_on: datetime.date
    amount: MoneyPublic
    left: MoneyPublic

    def to_dict(self) -> dict[str, Any]:
        due_on = self.due_on.isoformat()

        amount = self.amount.to_dict()

        left = self.left.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "due_on": due_on,
                "amount": amount,
                "left": left,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        amount = MoneyPublic.from_dict(d.pop("amount"))

        left = MoneyPublic.from_dict(d.pop("left"))

        loan_statement_part = cls(
            due_on=due_on,
            amount=amount,
            left=left,
        )

        return loan_statement_part
