from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.ledger_kind import LedgerKind

T = TypeVar("T", bound="FundStatementLine")


@_attrs_define
class FundStatementLine:
    """One movement of the money of a fund; nobody is named.

    Attributes:
        transaction_id (UUID):
        value_on (datetime.date):
        recorded_at (datetime.datetime):
        kind (LedgerKind): A code of the list `ledger_kind`.
        reverses_id (None | UUID): the earlier movement of this kind that it takes back
        loan_id (None | UUID): null, as are reasons, reference and reversals, for a loan whose case is not in your sight
        reference (None | str):
        amount_minor (int): above zero: received; below: paid
        balance_minor (int): after it
    """

    transaction_id: UUID
    value_on: datetime.date
    recorded_at: datetime.datetime
    kind: LedgerKind
    reverses_id: None | UUID
    loan_id: None | UUID
    reference: None | str
    amount_minor: int
    balance_minor: int

    def to_dict(self) -> dict[str, Any]:
        transaction_id = str(self.transaction_id)

        value_on = self.value_on.isoformat()

        recorded_at = self.recorded_at.isoformat()

        kind = self.kind.value

        reverses_id: None | str
        if isinstance(self.reverses_id, UUID):
            reverses_id = str(self.reverses_id)
        else:
            reverses_id = self.reverses_id

        loan_id: None | str
        if isinstance(self.loan_id, UUID):
            loan_id = str(self.loan_id)
        else:
            loan_id = self.loan_id

        reference: None | str
        reference = self.reference

        amount_minor = self.amount_minor

        balance_minor = self.balance_minor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "transaction_id": transaction_id,
                "value_on": value_on,
                "recorded_at": recorded_at,
                "kind": kind,
                "reverses_id": reverses_id,
                "loan_id": loan_id,
                "reference": reference,
                "amount_minor": amount_minor,
                "balance_minor": balance_minor,
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

        amount_minor = d.pop("amount_minor")

        balance_minor = d.pop("balance_minor")

        fund_statement_line = cls(
            transaction_id=transaction_id,
            value_on=value_on,
            recorded_at=recorded_at,
            kind=kind,
            reverses_id=reverses_id,
            loan_id=loan_id,
            reference=reference,
            amount_minor=amount_minor,
            balance_minor=balance_minor,
        )

        return fund_statement_line
