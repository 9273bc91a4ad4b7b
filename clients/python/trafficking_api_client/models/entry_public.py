from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.ledger_account import LedgerAccount

T = TypeVar("T", bound="EntryPublic")


@_attrs_define
class EntryPublic:
    """What a transaction did to an account.

    Attributes:
        account (LedgerAccount): A code of the list `ledger_account`.
        amount_minor (int): debit above zero, credit below it
    """

    account: LedgerAccount
    amount_minor: int

    def to_dict(self) -> dict[str, Any]:
        account = self.account.value

        amount_minor = self.amount_minor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "account": account,
                "amount_minor": amount_minor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        account = LedgerAccount(d.pop("account"))

        amount_minor = d.pop("amount_minor")

        entry_public = cls(
            account=account,
            amount_minor=amount_minor,
        )

        return entry_public
