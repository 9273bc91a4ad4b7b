from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.ledger_kind import LedgerKind
from ..models.ledger_reversal_reason import LedgerReversalReason
from ..models.loan_relief_reason import LoanReliefReason

if TYPE_CHECKING:
    from ..models.entry_public import EntryPublic


T = TypeVar("T", bound="BookedPublic")


@_attrs_define
class BookedPublic:
    """Something that was booked, once and for good.

    Attributes:
        id (UUID):
        book_id (UUID):
        fund_id (UUID):
        loan_id (None | UUID): null, as are reasons, reference and reversals, for a loan whose case is not in your sight
        kind (LedgerKind): A code of the list `ledger_kind`.
        value_on (datetime.date): the day on which it counts
        recorded_at (datetime.datetime):
        recorded_by_id (None | UUID): the member who booked it; null, as are reasons, reference and reversals, for a
            loan whose case is not in your sight
        reverses_id (None | UUID):
        reversed_by_id (None | UUID):
        reversal_reason (LedgerReversalReason | None):
        relief_reason (LoanReliefReason | None):
        reference (None | str):
        block_number (int | None): the block that it is sealed in
        amount_minor (int): how much it moved
        entries (list[EntryPublic]):
    """

    id: UUID
    book_id: UUID
    fund_id: UUID
    loan_id: None | UUID
    kind: LedgerKind
    value_on: datetime.date
    recorded_at: datetime.datetime
    recorded_by_id: None | UUID
    reverses_id: None | UUID
    reversed_by_id: None | UUID
    reversal_reason: LedgerReversalReason | None
    relief_reason: LoanReliefReason | None
    reference: None | str
    block_number: int | None
    amount_minor: int
    entries: list[EntryPublic]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        book_id = str(self.book_id)

        fund_id = str(self.fund_id)

        loan_id: None | str
        if isinstance(self.loan_id, UUID):
            loan_id = str(self.loan_id)
        else:
            loan_id = self.loan_id

        kind = self.kind.value

        value_on = self.value_on.isoformat()

        recorded_at = self.recorded_at.isoformat()

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

        reversed_by_id: None | str
        if isinstance(self.reversed_by_id, UUID):
            reversed_by_id = str(self.reversed_by_id)
        else:
            reversed_by_id = self.reversed_by_id

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

        reference: None | str
        reference = self.reference

        block_number: int | None
        block_number = self.block_number

        amount_minor = self.amount_minor

        entries = []
        for entries_item_data in self.entries:
            entries_item = entries_item_data.to_dict()
            entries.append(entries_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "book_id": book_id,
                "fund_id": fund_id,
                "loan_id": loan_id,
                "kind": kind,
                "value_on": value_on,
                "recorded_at": recorded_at,
                "recorded_by_id": recorded_by_id,
                "reverses_id": reverses_id,
                "reversed_by_id": reversed_by_id,
                "reversal_reason": reversal_reason,
                "relief_reason": relief_reason,
                "reference": reference,
                "block_number": block_number,
                "amount_minor": amount_minor,
                "entries": entries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_public import EntryPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        book_id = UUID(d.pop("book_id"))

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

        kind = LedgerKind(d.pop("kind"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

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

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        def _parse_block_number(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        block_number = _parse_block_number(d.pop("block_number"))

        amount_minor = d.pop("amount_minor")

        entries = []
        _entries = d.pop("entries")
        for entries_item_data in _entries:
            entries_item = EntryPublic.from_dict(entries_item_data)

            entries.append(entries_item)

        booked_public = cls(
            id=id,
            book_id=book_id,
            fund_id=fund_id,
            loan_id=loan_id,
            kind=kind,
            value_on=value_on,
            recorded_at=recorded_at,
            recorded_by_id=recorded_by_id,
            reverses_id=reverses_id,
            reversed_by_id=reversed_by_id,
            reversal_reason=reversal_reason,
            relief_reason=relief_reason,
            reference=reference,
            block_number=block_number,
            amount_minor=amount_minor,
            entries=entries,
        )

        return booked_public
