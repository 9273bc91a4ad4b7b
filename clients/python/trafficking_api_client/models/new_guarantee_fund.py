from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.housing_region import HousingRegion
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="NewGuaranteeFund")


@_attrs_define
class NewGuaranteeFund:
    """Money that is lent for rental deposits. Its currency and country stay as they are.

    Attributes:
        name (str):
        currency (str):
        country (CountryCode): A code of the list `country`.
        payer_name (str): who pays, on letters and transfers to landlords: a name that tells nothing about the person
            (LOAN-16). Some words are refused
        region (HousingRegion | None | Unset): the region whose limits hold, if not one
        disburse_alone (Money | None | Unset): up to this amount, who approved a loan may pay it out too; above it
            another member does (LOAN-11). Zero: always another one. Nobody uses it who said it last, as by default
        payer_account (None | str | Unset): the account of the centre that is paid from; it stands on the contract
    """

    name: str
    currency: str
    country: CountryCode
    payer_name: str
    region: HousingRegion | None | Unset = UNSET
    disburse_alone: Money | None | Unset = UNSET
    payer_account: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        name = self.name

        currency = self.currency

        country = self.country.value

        payer_name = self.payer_name

        region: None | str | Unset
        if isinstance(self.region, Unset):
            region = UNSET
        elif isinstance(self.region, HousingRegion):
            region = self.region.value
        else:
            region = self.region

        disburse_alone: dict[str, Any] | None | Unset
        if isinstance(self.disburse_alone, Unset):
            disburse_alone = UNSET
        elif isinstance(self.disburse_alone, Money):
            disburse_alone = self.disburse_alone.to_dict()
        else:
            disburse_alone = self.disburse_alone

        payer_account: None | str | Unset
        if isinstance(self.payer_account, Unset):
            payer_account = UNSET
        else:
            payer_account = self.payer_account

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "currency": currency,
                "country": country,
                "payer_name": payer_name,
            }
        )
        if region is not UNSET:
            field_dict["region"] = region
        if disburse_alone is not UNSET:
            field_dict["disburse_alone"] = disburse_alone
        if payer_account is not UNSET:
            field_dict["payer_account"] = payer_account

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        currency = d.pop("currency")

        country = CountryCode(d.pop("country"))

        payer_name = d.pop("payer_name")

        def _parse_region(data: object) -> HousingRegion | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                region_type_0 = HousingRegion(data)

                return region_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HousingRegion | None | Unset, data)

        region = _parse_region(d.pop("region", UNSET))

        def _parse_disburse_alone(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                disburse_alone_type_0 = Money.from_dict(data)

                return disburse_alone_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        disburse_alone = _parse_disburse_alone(d.pop("disburse_alone", UNSET))

        def _parse_payer_account(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        payer_account = _parse_payer_account(d.pop("payer_account", UNSET))

        new_guarantee_fund = cls(
            name=name,
            currency=currency,
            country=country,
            payer_name=payer_name,
            region=region,
            disburse_alone=disburse_alone,
            payer_account=payer_account,
        )

        return new_guarantee_fund
