from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.ledger_reversal_reason import LedgerReversalReason

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="FundContributionPublic")


@_attrs_define
class FundContributionPublic:
    """Money that was given. It is never rewritten: what was wrong is reversed, once.

    Attributes:
        id (UUID):
        version (int):
        fund_id (UUID):
        transaction_id (UUID): in the book of the fund
        amount (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        value_on (datetime.date):
        donor (str):
        purpose (str):
        reference (None | str):
        recorded_by_id (None | UUID): the member who booked it
        reversed_by_id (None | UUID): the transaction that reverses it
        reversed_on (datetime.date | None):
        reversal_reason (LedgerReversalReason | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    fund_id: UUID
    transaction_id: UUID
    amount: MoneyPublic
    value_on: datetime.date
    donor: str
    purpose: str
    reference: None | str
    recorded_by_id: None | UUID
    reversed_by_id: None | UUID
    reversed_on: datetime.date | None
    reversal_reason: LedgerReversalReason | None
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        fund_id = str(self.fund_id)

        transaction_id = str(self.transaction_id)

        amount = self.amount.to_dict()

        value_on = self.value_on.isoformat()

        donor = self.donor

        purpose = self.purpose

        reference: None | str
        reference = self.reference

        recorded_by_id: None | str
        if isinstance(self.recorded_by_id, UUID):
            recorded_by_id = str(self.recorded_by_id)
        else:
            recorded_by_id = self.recorded_by_id

        reversed_by_id: None | str
        if isinstance(self.reversed_by_id, UUID):
            reversed_by_id = str(self.reversed_by_id)
        else:
            reversed_by_id = self.reversed_by_id

        reversed_on: None | str
        if isinstance(self.reversed_on, datetime.date):
            reversed_on = self.reversed_on.isoformat()
        else:
            reversed_on = self.reversed_on

        reversal_reason: None | str
        if isinstance(self.reversal_reason, LedgerReversalReason):
            reversal_reason = self.reversal_reason.value
        else:
            reversal_reason = self.reversal_reason

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "fund_id": fund_id,
                "transaction_id": transaction_id,
                "amount": amount,
                "value_on": value_on,
                "donor": donor,
                "purpose": purpose,
                "reference": reference,
                "recorded_by_id": recorded_by_id,
                "reversed_by_id": reversed_by_id,
                "reversed_on": reversed_on,
                "reversal_reason": reversal_reason,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        fund_id = UUID(d.pop("fund_id"))

        transaction_id = UUID(d.pop("transaction_id"))

        amount = MoneyPublic.from_dict(d.pop("amount"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        donor = d.pop("donor")

        purpose = d.pop("purpose")

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

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

        def _parse_reversed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reversed_on_type_0 = datetime.date.fromisoformat(data)

                return reversed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        reversed_on = _parse_reversed_on(d.pop("reversed_on"))

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

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        fund_contribution_public = cls(
            id=id,
            version=version,
            fund_id=fund_id,
            transaction_id=transaction_id,
            amount=amount,
            value_on=value_on,
            donor=donor,
            purpose=purpose,
            reference=reference,
            recorded_by_id=recorded_by_id,
            reversed_by_id=reversed_by_id,
            reversed_on=reversed_on,
            reversal_reason=reversal_reason,
            created_at=created_at,
            updated_at=updated_at,
        )

        return fund_contribution_public
