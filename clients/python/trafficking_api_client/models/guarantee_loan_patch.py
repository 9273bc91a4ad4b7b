from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.deposit_payee import DepositPayee
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money
    from ..models.moved_money import MovedMoney
    from ..models.tried_scheme import TriedScheme


T = TypeVar("T", bound="GuaranteeLoanPatch")


@_attrs_define
class GuaranteeLoanPatch:
    """What can change of a loan while it is only asked for; `is_quiet` can change at any time.

    Attributes:
        fund_id (UUID | Unset):
        lease_id (UUID | Unset): a lease of the same case
        amount (MovedMoney | Unset): An amount that moves, so at least one, in the minor units of its currency (ISO
            4217).
        months_of_rent (int | Unset): of how many months of rent the deposit is, at most what the country profile allows
        payee (DepositPayee | Unset): A code of the list `deposit_payee`.
        instalments (int | Unset): in how many monthly parts it is paid back
        first_due_on (datetime.date | Unset): when the first part is due; the others follow month by month
        other_schemes (list[TriedScheme] | Unset): what was tried before the fund is asked, and what came of it
        monthly_income (Money | None | Unset): stored sealed
        monthly_expenses (Money | None | Unset): stored sealed
        ability_note (None | str | Unset): what speaks for her paying it back at this pace, in your own words; stored
            sealed
        is_quiet (bool | Unset): nobody is ever reminded of this loan
    """

    fund_id: UUID | Unset = UNSET
    lease_id: UUID | Unset = UNSET
    amount: MovedMoney | Unset = UNSET
    months_of_rent: int | Unset = UNSET
    payee: DepositPayee | Unset = UNSET
    instalments: int | Unset = UNSET
    first_due_on: datetime.date | Unset = UNSET
    other_schemes: list[TriedScheme] | Unset = UNSET
    monthly_income: Money | None | Unset = UNSET
    monthly_expenses: Money | None | Unset = UNSET
    ability_note: None | str | Unset = UNSET
    is_quiet: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        fund_id: str | Unset = UNSET
        if not isinstance(self.fund_id, Unset):
            fund_id = str(self.fund_id)

        lease_id: str | Unset = UNSET
        if not isinstance(self.lease_id, Unset):
            lease_id = str(self.lease_id)

        amount: dict[str, Any] | Unset = UNSET
        if not isinstance(self.amount, Unset):
            amount = self.amount.to_dict()

        months_of_rent = self.months_of_rent

        payee: str | Unset = UNSET
        if not isinstance(self.payee, Unset):
            payee = self.payee.value

        instalments = self.instalments

        first_due_on: str | Unset = UNSET
        if not isinstance(self.first_due_on, Unset):
            first_due_on = self.first_due_on.isoformat()

        other_schemes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.other_schemes, Unset):
            other_schemes = []
            for other_schemes_item_data in self.other_schemes:
                other_schemes_item = other_schemes_item_data.to_dict()
                other_schemes.append(other_schemes_item)

        monthly_income: dict[str, Any] | None | Unset
        if isinstance(self.monthly_income, Unset):
            monthly_income = UNSET
        elif isinstance(self.monthly_income, Money):
            monthly_income = self.monthly_income.to_dict()
        else:
            monthly_income = self.monthly_income

        monthly_expenses: dict[str, Any] | None | Unset
        if isinstance(self.monthly_expenses, Unset):
            monthly_expenses = UNSET
        elif isinstance(self.monthly_expenses, Money):
            monthly_expenses = self.monthly_expenses.to_dict()
        else:
            monthly_expenses = self.monthly_expenses

        ability_note: None | str | Unset
        if isinstance(self.ability_note, Unset):
            ability_note = UNSET
        else:
            ability_note = self.ability_note

        is_quiet = self.is_quiet

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if fund_id is not UNSET:
            field_dict["fund_id"] = fund_id
        if lease_id is not UNSET:
            field_dict["lease_id"] = lease_id
        if amount is not UNSET:
            field_dict["amount"] = amount
        if months_of_rent is not UNSET:
            field_dict["months_of_rent"] = months_of_rent
        if payee is not UNSET:
            field_dict["payee"] = payee
        if instalments is not UNSET:
            field_dict["instalments"] = instalments
        if first_due_on is not UNSET:
            field_dict["first_due_on"] = first_due_on
        if other_schemes is not UNSET:
            field_dict["other_schemes"] = other_schemes
        if monthly_income is not UNSET:
            field_dict["monthly_income"] = monthly_income
        if monthly_expenses is not UNSET:
            field_dict["monthly_expenses"] = monthly_expenses
        if ability_note is not UNSET:
            field_dict["ability_note"] = ability_note
        if is_quiet is not UNSET:
            field_dict["is_quiet"] = is_quiet

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415
        from ..models.moved_money import MovedMoney  # noqa: PLC0415
        from ..models.tried_scheme import TriedScheme  # noqa: PLC0415

        d = dict(src_dict)
        _fund_id = d.pop("fund_id", UNSET)
        fund_id: UUID | Unset
        if isinstance(_fund_id, Unset):
            fund_id = UNSET
        else:
            fund_id = UUID(_fund_id)

        _lease_id = d.pop("lease_id", UNSET)
        lease_id: UUID | Unset
        if isinstance(_lease_id, Unset):
            lease_id = UNSET
        else:
            lease_id = UUID(_lease_id)

        _amount = d.pop("amount", UNSET)
        amount: MovedMoney | Unset
        if isinstance(_amount, Unset):
            amount = UNSET
        else:
            amount = MovedMoney.from_dict(_amount)

        months_of_rent = d.pop("months_of_rent", UNSET)

        _payee = d.pop("payee", UNSET)
        payee: DepositPayee | Unset
        if isinstance(_payee, Unset):
            payee = UNSET
        else:
            payee = DepositPayee(_payee)

        instalments = d.pop("instalments", UNSET)

        _first_due_on = d.pop("first_due_on", UNSET)
        first_due_on: datetime.date | Unset
        if isinstance(_first_due_on, Unset):
            first_due_on = UNSET
        else:
            first_due_on = datetime.date.fromisoformat(_first_due_on)

        _other_schemes = d.pop("other_schemes", UNSET)
        other_schemes: list[TriedScheme] | Unset = UNSET
        if _other_schemes is not UNSET:
            other_schemes = []
            for other_schemes_item_data in _other_schemes:
                other_schemes_item = TriedScheme.from_dict(other_schemes_item_data)

                other_schemes.append(other_schemes_item)

        def _parse_monthly_income(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                monthly_income_type_0 = Money.from_dict(data)

                return monthly_income_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        monthly_income = _parse_monthly_income(d.pop("monthly_income", UNSET))

        def _parse_monthly_expenses(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                monthly_expenses_type_0 = Money.from_dict(data)

                return monthly_expenses_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        monthly_expenses = _parse_monthly_expenses(d.pop("monthly_expenses", UNSET))

        def _parse_ability_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ability_note = _parse_ability_note(d.pop("ability_note", UNSET))

        is_quiet = d.pop("is_quiet", UNSET)

        guarantee_loan_patch = cls(
            fund_id=fund_id,
            lease_id=lease_id,
            amount=amount,
            months_of_rent=months_of_rent,
            payee=payee,
            instalments=instalments,
            first_due_on=first_due_on,
            other_schemes=other_schemes,
            monthly_income=monthly_income,
            monthly_expenses=monthly_expenses,
            ability_note=ability_note,
            is_quiet=is_quiet,
        )

        return guarantee_loan_patch
