from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="GuaranteeLoanDetails")


@_attrs_define
class GuaranteeLoanDetails:
    """What she earns and spends, and what speaks for her paying it back.

    Attributes:
        monthly_income (MoneyPublic | None):
        monthly_expenses (MoneyPublic | None):
        ability_note (None | str):
    """

    monthly_income: MoneyPublic | None
    monthly_expenses: MoneyPublic | None
    ability_note: None | str

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        monthly_income: dict[str, Any] | None
        if isinstance(self.monthly_income, MoneyPublic):
            monthly_income = self.monthly_income.to_dict()
        else:
            monthly_income = self.monthly_income

        monthly_expenses: dict[str, Any] | None
        if isinstance(self.monthly_expenses, MoneyPublic):
            monthly_expenses = self.monthly_expenses.to_dict()
        else:
            monthly_expenses = self.monthly_expenses

        ability_note: None | str
        ability_note = self.ability_note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "monthly_income": monthly_income,
                "monthly_expenses": monthly_expenses,
                "ability_note": ability_note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_monthly_income(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                monthly_income_type_0 = MoneyPublic.from_dict(data)

                return monthly_income_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        monthly_income = _parse_monthly_income(d.pop("monthly_income"))

        def _parse_monthly_expenses(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                monthly_expenses_type_0 = MoneyPublic.from_dict(data)

                return monthly_expenses_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        monthly_expenses = _parse_monthly_expenses(d.pop("monthly_expenses"))

        def _parse_ability_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ability_note = _parse_ability_note(d.pop("ability_note"))

        guarantee_loan_details = cls(
            monthly_income=monthly_income,
            monthly_expenses=monthly_expenses,
            ability_note=ability_note,
        )

        return guarantee_loan_details
