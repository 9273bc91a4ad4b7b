from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.loan_relief_reason import LoanReliefReason
from ..models.new_loan_entry_type import NewLoanEntryType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.moved_money import MovedMoney


T = TypeVar("T", bound="NewLoanEntry")


@_attrs_define
class NewLoanEntry:
    """Something to be booked. It is never rewritten: what was wrong is reversed.

    Attributes:
        type_ (NewLoanEntryType):
        amount (MovedMoney): An amount that moves, so at least one, in the minor units of its currency (ISO 4217).
        value_on (datetime.date): never before the loan was paid out, in the future or in a closed period
        reference (None | str | Unset): of the bank's
        reason (LoanReliefReason | None | Unset): why; there is one exactly for a waiver or a write-off
        allow_credit (bool | Unset): of a payment, take what is more than is owed too; it is then owed to her (LOAN-6)
            Default: False.
    """

    type_: NewLoanEntryType
    amount: MovedMoney
    value_on: datetime.date
    reference: None | str | Unset = UNSET
    reason: LoanReliefReason | None | Unset = UNSET
    allow_credit: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        amount = self.amount.to_dict()

        value_on = self.value_on.isoformat()

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        elif isinstance(self.reason, LoanReliefReason):
            reason = self.reason.value
        else:
            reason = self.reason

        allow_credit = self.allow_credit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "amount": amount,
                "value_on": value_on,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if reason is not UNSET:
            field_dict["reason"] = reason
        if allow_credit is not UNSET:
            field_dict["allow_credit"] = allow_credit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.moved_money import MovedMoney  # noqa: PLC0415

        d = dict(src_dict)
        type_ = NewLoanEntryType(d.pop("type"))

        amount = MovedMoney.from_dict(d.pop("amount"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        def _parse_reason(data: object) -> LoanReliefReason | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = LoanReliefReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LoanReliefReason | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        allow_credit = d.pop("allow_credit", UNSET)

        new_loan_entry = cls(
            type_=type_,
            amount=amount,
            value_on=value_on,
            reference=reference,
            reason=reason,
            allow_credit=allow_credit,
        )

        return new_loan_entry
