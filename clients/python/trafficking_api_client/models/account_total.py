from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.ledger_account import LedgerAccount

T = TypeVar("T", bound="AccountTotal")


@_attrs_define
class AccountTotal:
    """What was booked on an account, on either side, and what it comes to.

    Attributes:
        account (LedgerAccount): A code of the list `ledger_account`.
        debit_minor (int):
        credit_minor (int):
        total_minor (int): debit above zero, credit below it
    """

    account: LedgerAccount
    debit_minor: int
    credit_minor: int
    total_minor: int

    def to_dict(self) -> dict[str, Any]:
        account = self.account.value

        debit_minor = self.debit_minor

        credit_minor = self.credit_minor

        total_minor = self.total_minor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "account": account,
                "debit_minor": debit_minor,
                "credit_minor": credit_minor,
                "total_minor": total_minor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        account = LedgerAccount(d.pop("account"))

        debit_minor = d.pop("debit_minor")

        credit_minor = d.pop("credit_minor")

        total_minor = d.pop("total_minor")

        account_total = cls(
            account=account,
            debit_minor=debit_minor,
            credit_minor=credit_minor,
            total_minor=total_minor,
        )

        return account_total
