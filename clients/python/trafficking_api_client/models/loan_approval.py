from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.moved_money import MovedMoney


T = TypeVar("T", bound="LoanApproval")


@_attrs_define
class LoanApproval:
    """How much is lent, and in which parts it is paid back.

    Attributes:
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        amount (MovedMoney | None | Unset): never more than was asked for; as it was asked for, if absent
        instalments (int | None | Unset): as it was asked for, if absent
        first_due_on (datetime.date | None | Unset): as it was asked for, if absent
    """

    occurred_at: datetime.datetime | None | Unset = UNSET
    amount: MovedMoney | None | Unset = UNSET
    instalments: int | None | Unset = UNSET
    first_due_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.moved_money import MovedMoney  # noqa: PLC0415

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        amount: dict[str, Any] | None | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        elif isinstance(self.amount, MovedMoney):
            amount = self.amount.to_dict()
        else:
            amount = self.amount

        instalments: int | None | Unset
        if isinstance(self.instalments, Unset):
            instalments = UNSET
        else:
            instalments = self.instalments

        first_due_on: None | str | Unset
        if isinstance(self.first_due_on, Unset):
            first_due_on = UNSET
        elif isinstance(self.first_due_on, datetime.date):
            first_due_on = self.first_due_on.isoformat()
        else:
            first_due_on = self.first_due_on

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if amount is not UNSET:
            field_dict["amount"] = amount
        if instalments is not UNSET:
            field_dict["instalments"] = instalments
        if first_due_on is not UNSET:
            field_dict["first_due_on"] = first_due_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.moved_money import MovedMoney  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))

        def _parse_amount(data: object) -> MovedMoney | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                amount_type_0 = MovedMoney.from_dict(data)

                return amount_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MovedMoney | None | Unset, data)

        amount = _parse_amount(d.pop("amount", UNSET))

        def _parse_instalments(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        instalments = _parse_instalments(d.pop("instalments", UNSET))

        def _parse_first_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_due_on_type_0 = datetime.date.fromisoformat(data)

                return first_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        first_due_on = _parse_first_due_on(d.pop("first_due_on", UNSET))

        loan_approval = cls(
            occurred_at=occurred_at,
            amount=amount,
            instalments=instalments,
            first_due_on=first_due_on,
        )

        return loan_approval
