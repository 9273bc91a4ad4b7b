from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.interest_rate import InterestRate


T = TypeVar("T", bound="ClaimInterest")


@_attrs_define
class ClaimInterest:
    """The interest of a claim: an amount that was worked out elsewhere, and rates.

    Attributes:
        amount_minor (int | Unset): in the currency of the claim; worked out elsewhere Default: 0.
        rates (list[InterestRate] | Unset): what runs up from day to day, on what of the award is not paid; no two for
            one day
    """

    amount_minor: int | Unset = 0
    rates: list[InterestRate] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        amount_minor = self.amount_minor

        rates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.rates, Unset):
            rates = []
            for rates_item_data in self.rates:
                rates_item = rates_item_data.to_dict()
                rates.append(rates_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if amount_minor is not UNSET:
            field_dict["amount_minor"] = amount_minor
        if rates is not UNSET:
            field_dict["rates"] = rates

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.interest_rate import InterestRate  # noqa: PLC0415

        d = dict(src_dict)
        amount_minor = d.pop("amount_minor", UNSET)

        _rates = d.pop("rates", UNSET)
        rates: list[InterestRate] | Unset = UNSET
        if _rates is not UNSET:
            rates = []
            for rates_item_data in _rates:
                rates_item = InterestRate.from_dict(rates_item_data)

                rates.append(rates_item)

        claim_interest = cls(
            amount_minor=amount_minor,
            rates=rates,
        )

        return claim_interest
