from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LoanDisbursement")


@_attrs_define
class LoanDisbursement:
    """All that was approved is paid out at once, to who holds the deposit.

    Attributes:
        value_on (datetime.date): when it left the account; never before the approval, in the future or in a closed
            period
        agreement_signed_on (datetime.date): when she signed what is agreed; never after `value_on`
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        reference (None | str | Unset): of the bank's
        first_due_on (datetime.date | None | Unset): another first day, only where the approved one now comes too early
    """

    value_on: datetime.date
    agreement_signed_on: datetime.date
    occurred_at: datetime.datetime | None | Unset = UNSET
    reference: None | str | Unset = UNSET
    first_due_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        value_on = self.value_on.isoformat()

        agreement_signed_on = self.agreement_signed_on.isoformat()

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        first_due_on: None | str | Unset
        if isinstance(self.first_due_on, Unset):
            first_due_on = UNSET
        elif isinstance(self.first_due_on, datetime.date):
            first_due_on = self.first_due_on.isoformat()
        else:
            first_due_on = self.first_due_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "value_on": value_on,
                "agreement_signed_on": agreement_signed_on,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if reference is not UNSET:
            field_dict["reference"] = reference
        if first_due_on is not UNSET:
            field_dict["first_due_on"] = first_due_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        agreement_signed_on = datetime.date.fromisoformat(d.pop("agreement_signed_on"))

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

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

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

        loan_disbursement = cls(
            value_on=value_on,
            agreement_signed_on=agreement_signed_on,
            occurred_at=occurred_at,
            reference=reference,
            first_due_on=first_due_on,
        )

        return loan_disbursement
