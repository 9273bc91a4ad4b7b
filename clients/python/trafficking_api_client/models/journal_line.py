from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.ledger_account import LedgerAccount
from ..models.ledger_kind import LedgerKind
from ..models.ledger_reversal_reason import LedgerReversalReason
from ..models.loan_relief_reason import LoanReliefReason

T = TypeVar("T", bound="JournalLine")


@_attrs_define
class JournalLine:
    """One entry, as an accountant reads it.

    Attributes:
        transaction_id (UUID):
        value_on (datetime.date):
        recorded_at (datetime.datetime):
        kind (LedgerKind): A code of the list `ledger_kind`.
        account (LedgerAccount): A code of the list `ledger_account`.
        debit_minor (int):
        credit_minor (int):
        fund_id (UUID):
        loan_id (None | UUID): null, as are reasons, reference and reversals, for a loan whose case is not in your sight
        reference (None | str):
        reverses_id (None | UUID):
        reversal_reason (LedgerReversalReason | None):
        relief_reason (LoanReliefReason | None):
    """

    transaction_id: UUID
    value_on: datetime.date
    recorded_at: datetime.datetime
    kind: LedgerKind
    account: LedgerAccount
    debit_minor: int
    credit_minor: int
    fund_id: UUID
    loan_id: None | UUID
    reference: None | str
    reverses_id: None | UUID
    reversal_reason: LedgerReversalReason | None
    relief_reason: LoanReliefReason | None

    def to_dict(self) -> dict[str, Any]:
        transaction_id = str(self.transaction_id)

        value_on = self.value_on.isoformat()

        recorded_at = self.recorded_at.isoformat()

        kind = self.kind.value

        account = self.account.value

        debit_minor = self.debit_minor

        credit_minor = self.credit_minor

        fund_id = str(self.fund_id)

        loan_id: None | str
        if isinstance(self.loan_id, UUID):
            loan_id = str(self.loan_id)
        else:
            loan_id = self.loan_id

        reference: None | str
        reference = self.reference

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

        relief_reason: None | str
        if isinstance(self.relief_reason, LoanReliefReason):
            relief_reason = self.relief_reason.value
        else:
            relief_reason = self.relief_reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "transaction_id": transaction_id,
                "value_on": value_on,
                "recorded_at": recorded_at,
                "kind": kind,
                "account": account,
                "debit_minor": debit_minor,
                "credit_minor": credit_minor,
                "fund_id": fund_id,
                "loan_id": loan_id,
                "reference": reference,
                "reverses_id": reverses_id,
                "reversal_reason": reversal_reason,
                "relief_reason": relief_reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        transaction_id = UUID(d.pop("transaction_id"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        kind = LedgerKind(d.pop("kind"))

        account = LedgerAccount(d.pop("account"))

        debit_minor = d.pop("debit_minor")

        credit_minor = d.pop("credit_minor")

        fund_id = UUID(d.pop("fund_id"))

        def _parse_loan_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                loan_id_type_0 = UUID(data)

                return loan_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        loan_id = _parse_loan_id(d.pop("loan_id"))

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

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

        def _parse_relief_reason(data: object) -> LoanReliefReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                relief_reason_type_0 = LoanReliefReason(data)

                return relief_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LoanReliefReason | None, data)

        relief_reason = _parse_relief_reason(d.pop("relief_reason"))

        journal_line = cls(
            transaction_id=transaction_id,
            value_on=value_on,
            recorded_at=recorded_at,
            kind=kind,
            account=account,
            debit_minor=debit_minor,
            credit_minor=credit_minor,
            fund_id=fund_id,
            loan_id=loan_id,
            reference=reference,
            reverses_id=reverses_id,
            reversal_reason=reversal_reason,
            relief_reason=relief_reason,
        )

        return journal_line
