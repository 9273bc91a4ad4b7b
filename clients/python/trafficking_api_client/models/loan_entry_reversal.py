from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.ledger_reversal_reason import LedgerReversalReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="LoanEntryReversal")


@_attrs_define
class LoanEntryReversal:
    """Why an entry is taken back, and as of when.

    Attributes:
        value_on (datetime.date): never before the entry, in the future or in a closed period
        reason (LedgerReversalReason): A code of the list `ledger_reversal_reason`.
        reference (None | str | Unset): of the bank's
    """

    value_on: datetime.date
    reason: LedgerReversalReason
    reference: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        value_on = self.value_on.isoformat()

        reason = self.reason.value

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "value_on": value_on,
                "reason": reason,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        reason = LedgerReversalReason(d.pop("reason"))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        loan_entry_reversal = cls(
            value_on=value_on,
            reason=reason,
            reference=reference,
        )

        return loan_entry_reversal
