from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.interest_rate_public import InterestRatePublic


T = TypeVar("T", bound="ClaimInterestPublic")


@_attrs_define
class ClaimInterestPublic:
    """The interest of a claim: an amount that was worked out elsewhere, and rates.

    Attributes:
        amount_minor (int): in the currency of the claim
        rates (list[InterestRatePublic]): what runs up from day to day, on what of the award is not paid; no two for one
            day
    """

    amount_minor: int
    rates: list[InterestRatePublic]

    def to_dict(self) -> dict[str, Any]:
        amount_minor = self.amount_minor

        rates = []
        for rates_item_data in self.rates:
            rates_item = rates_item_data.to_dict()
            rates.append(rates_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount_minor": amount_minor,
                "rates": rates,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.interest_rate_public import InterestRatePublic  # noqa: PLC0415

        d = dict(src_dict)
        amount_minor = d.pop("amount_minor")

        rates = []
        _rates = d.pop("rates")
        for rates_item_data in _rates:
            rates_item = InterestRatePublic.from_dict(rates_item_data)

            rates.append(rates_item)

        claim_interest_public = cls(
            amount_minor=amount_minor,
            rates=rates,
        )

        return claim_interest_public
