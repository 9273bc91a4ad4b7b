from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.account_total import AccountTotal


T = TypeVar("T", bound="TrialBalance")


@_attrs_define
class TrialBalance:
    """How the accounts of a book stand. Debits are as much as credits, always.

    Attributes:
        book_id (UUID):
        currency (str):
        exponent (int):
        until_on (datetime.date | None):
        recorded_until (datetime.datetime | None):
        accounts (list[AccountTotal]):
        debit_minor (int):
        credit_minor (int):
        is_balanced (bool):
    """

    book_id: UUID
    currency: str
    exponent: int
    until_on: datetime.date | None
    recorded_until: datetime.datetime | None
    accounts: list[AccountTotal]
    debit_minor: int
    credit_minor: int
    is_balanced: bool

    def to_dict(self) -> dict[str, Any]:
        book_id = str(self.book_id)

        currency = self.currency

        exponent = self.exponent

        until_on: None | str
        if isinstance(self.until_on, datetime.date):
            until_on = self.until_on.isoformat()
        else:
            until_on = self.until_on

        recorded_until: None | str
        if isinstance(self.recorded_until, datetime.datetime):
            recorded_until = self.recorded_until.isoformat()
        else:
            recorded_until = self.recorded_until

        accounts = []
        for accounts_item_data in self.accounts:
            accounts_item = accounts_item_data.to_dict()
            accounts.append(accounts_item)

        debit_minor = self.debit_minor

        credit_minor = self.credit_minor

        is_balanced = self.is_balanced

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "book_id": book_id,
                "currency": currency,
                "exponent": exponent,
                "until_on": until_on,
                "recorded_until": recorded_until,
                "accounts": accounts,
                "debit_minor": debit_minor,
                "credit_minor": credit_minor,
                "is_balanced": is_balanced,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_total import AccountTotal  # noqa: PLC0415

        d = dict(src_dict)
        book_id = UUID(d.pop("book_id"))

        currency = d.pop("currency")

        exponent = d.pop("exponent")

        def _parse_until_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_on_type_0 = datetime.date.fromisoformat(data)

                return until_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        until_on = _parse_until_on(d.pop("until_on"))

        def _parse_recorded_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recorded_until_type_0 = datetime.datetime.fromisoformat(data)

                return recorded_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        recorded_until = _parse_recorded_until(d.pop("recorded_until"))

        accounts = []
        _accounts = d.pop("accounts")
        for accounts_item_data in _accounts:
            accounts_item = AccountTotal.from_dict(accounts_item_data)

            accounts.append(accounts_item)

        debit_minor = d.pop("debit_minor")

        credit_minor = d.pop("credit_minor")

        is_balanced = d.pop("is_balanced")

        trial_balance = cls(
            book_id=book_id,
            currency=currency,
            exponent=exponent,
            until_on=until_on,
            recorded_until=recorded_until,
            accounts=accounts,
            debit_minor=debit_minor,
            credit_minor=credit_minor,
            is_balanced=is_balanced,
        )

        return trial_balance
