from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.sum_public import SumPublic
    from ..models.total_public import TotalPublic


T = TypeVar("T", bound="FundBalance")


@_attrs_define
class FundBalance:
    """How much is in a fund now, and how much of that can still be lent.

    Each but `committed` can be below zero: a payment that bounces is booked though its money was lent again.

        Attributes:
            fund_id (UUID):
            as_of (datetime.datetime): nothing later counts; what was being booked at that moment may not count yet
            balance (SumPublic): An amount in the minor units of its currency (ISO 4217) that may be below zero.
            committed (TotalPublic): A sum in the minor units of its currency (ISO 4217): it can be more than one amount
                ever is.
            owed_to_borrowers (SumPublic): An amount in the minor units of its currency (ISO 4217) that may be below zero.
            available (SumPublic): An amount in the minor units of its currency (ISO 4217) that may be below zero.
    """

    fund_id: UUID
    as_of: datetime.datetime
    balance: SumPublic
    committed: TotalPublic
    owed_to_borrowers: SumPublic
    available: SumPublic

    def to_dict(self) -> dict[str, Any]:
        fund_id = str(self.fund_id)

        as_of = self.as_of.isoformat()

        balance = self.balance.to_dict()

        committed = self.committed.to_dict()

        owed_to_borrowers = self.owed_to_borrowers.to_dict()

        available = self.available.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fund_id": fund_id,
                "as_of": as_of,
                "balance": balance,
                "committed": committed,
                "owed_to_borrowers": owed_to_borrowers,
                "available": available,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sum_public import SumPublic  # noqa: PLC0415
        from ..models.total_public import TotalPublic  # noqa: PLC0415

        d = dict(src_dict)
        fund_id = UUID(d.pop("fund_id"))

        as_of = datetime.datetime.fromisoformat(d.pop("as_of"))

        balance = SumPublic.from_dict(d.pop("balance"))

        committed = TotalPublic.from_dict(d.pop("committed"))

        owed_to_borrowers = SumPublic.from_dict(d.pop("owed_to_borrowers"))

        available = SumPublic.from_dict(d.pop("available"))

        fund_balance = cls(
            fund_id=fund_id,
            as_of=as_of,
            balance=balance,
            committed=committed,
            owed_to_borrowers=owed_to_borrowers,
            available=available,
        )

        return fund_balance
