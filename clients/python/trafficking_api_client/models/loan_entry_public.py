from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.ledger_reversal_reason import LedgerReversalReason
from ..models.loan_entry_type import LoanEntryType
from ..models.loan_relief_reason import LoanReliefReason

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="LoanEntryPublic")


@_attrs_define
class LoanEntryPublic:
    """Something that was booked on a loan, for good.

    Attributes:
        id (UUID): the transaction in the book of the fund
        version (int):
        loan_id (UUID):
        type_ (LoanEntryType): A code of the list `loan_entry_type`.
        amount (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        credited (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        value_on (datetime.date):
        reference (None | str):
        reason (LoanReliefReason | None): of a waiver or a write-off
        recorded_by_id (None | UUID): the member who booked it
        reverses_id (None | UUID): the entry that this one takes back
        reversal_reason (LedgerReversalReason | None):
        reversed_by_id (None | UUID): the entry that takes this one back
        created_at (datetime.datetime): when it was booked
    """

    id: UUID
    version: int
    loan_id: UUID
    type_: LoanEntryType
    amount: MoneyPublic
    credited: MoneyPublic
    value_on: datetime.date
    reference: None | str
    reason: LoanReliefReason | None
    recorded_by_id: None | UUID
    reverses_id: None | UUID
    reversal_reason: LedgerReversalReason | None
    reversed_by_id: None | UUID
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        loan_id = str(self.loan_id)

        type_ = self.type_.value

        amount = self.amount.to_dict()

        credited = self.credited.to_dict()

        value_on = self.value_on.isoformat()

        reference: None | str
        reference = self.reference

        reason: None | str
        if isinstance(self.reason, LoanReliefReason):
            reason = self.reason.value
        else:
            reason = self.reason

        recorded_by_id: None | str
        if isinstance(self.recorded_by_id, UUID):
            recorded_by_id = str(self.recorded_by_id)
        else:
            recorded_by_id = self.recorded_by_id

        reverses_id: None | str
        if isinstance(self.reverses_id, UUID):
            reverses_id = str(self.reverses_id)
        else:
            reverses_id = self.reverses_id

        reversal_reason: None | str
        if isinstance(self.reversal_reason, LedgerReversalReason):
            reversal_reason = self.reversal_reason.value
        else:
            reversal_reason = self.reversal_reason

        reversed_by_id: None | str
        if isinstance(self.reversed_by_id, UUID):
            reversed_by_id = str(self.reversed_by_id)
        else:
            reversed_by_id = self.reversed_by_id

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "loan_id": loan_id,
                "type": type_,
                "amount": amount,
                "credited": credited,
                "value_on": value_on,
                "reference": reference,
                "reason": reason,
                "recorded_by_id": recorded_by_id,
                "reverses_id": reverses_id,
                "reversal_reason": reversal_reason,
                "reversed_by_id": reversed_by_id,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        loan_id = UUID(d.pop("loan_id"))

        type_ = LoanEntryType(d.pop("type"))

        amount = MoneyPublic.from_dict(d.pop("amount"))

        credited = MoneyPublic.from_dict(d.pop("credited"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        def _parse_reason(data: object) -> LoanReliefReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = LoanReliefReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LoanReliefReason | None, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_recorded_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recorded_by_id_type_0 = UUID(data)

                return recorded_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        recorded_by_id = _parse_recorded_by_id(d.pop("recorded_by_id"))

        def _parse_reverses_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reverses_id_type_0 = UUID(data)

                return reverses_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        reverses_id = _parse_reverses_id(d.pop("reverses_id"))

        def _parse_reversal_reason(data: object) -> LedgerReversalReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reversal_reason_type_0 = LedgerReversalReason(data)

                return reversal_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LedgerReversalReason | None, data)

        reversal_reason = _parse_reversal_reason(d.pop("reversal_reason"))

        def _parse_reversed_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reversed_by_id_type_0 = UUID(data)

                return reversed_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        reversed_by_id = _parse_reversed_by_id(d.pop("reversed_by_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        loan_entry_public = cls(
            id=id,
            version=version,
            loan_id=loan_id,
            type_=type_,
            amount=amount,
            credited=credited,
            value_on=value_on,
            reference=reference,
            reason=reason,
            recorded_by_id=recorded_by_id,
            reverses_id=reverses_id,
            reversal_reason=reversal_reason,
            reversed_by_id=reversed_by_id,
            created_at=created_at,
        )

        return loan_entry_public
