from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.housing_region import HousingRegion
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="GuaranteeFundPatch")


@_attrs_define
class GuaranteeFundPatch:
    """What can change of a fund.

    Attributes:
        name (str | Unset):
        region (HousingRegion | None | Unset):
        disburse_alone (Money | Unset): An amount in the minor units of its currency (ISO 4217): 1200 EUR are 120000.
        payer_name (str | Unset): who pays, on letters and transfers to landlords: a name that tells nothing about the
            person (LOAN-16). Some words are refused
        payer_account (None | str | Unset): the account of the centre that is paid from; it stands on the contract
    """

    name: str | Unset = UNSET
    region: HousingRegion | None | Unset = UNSET
    disburse_alone: Money | Unset = UNSET
    payer_name: str | Unset = UNSET
    payer_account: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        region: None | str | Unset
        if isinstance(self.region, Unset):
            region = UNSET
        elif isinstance(self.region, HousingRegion):
            region = self.region.value
        else:
            region = self.region

        disburse_alone: dict[str, Any] | Unset = UNSET
        if not isinstance(self.disburse_alone, Unset):
            disburse_alone = self.disburse_alone.to_dict()

        payer_name = self.payer_name

        payer_account: None | str | Unset
        if isinstance(self.payer_account, Unset):
            payer_account = UNSET
        else:
            payer_account = self.payer_account

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if region is not UNSET:
            field_dict["region"] = region
        if disburse_alone is not UNSET:
            field_dict["disburse_alone"] = disburse_alone
        if payer_name is not UNSET:
            field_dict["payer_name"] = payer_name
        if payer_account is not UNSET:
            field_dict["payer_account"] = payer_account

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name", UNSET)

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

        _disburse_alone = d.pop("disburse_alone", UNSET)
        disburse_alone: Money | Unset
        if isinstance(_disburse_alone, Unset):
            disburse_alone = UNSET
        else:
            disburse_alone = Money.from_dict(_disburse_alone)

        payer_name = d.pop("payer_name", UNSET)

        def _parse_payer_account(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        payer_account = _parse_payer_account(d.pop("payer_account", UNSET))

        guarantee_fund_patch = cls(
            name=name,
            region=region,
            disburse_alone=disburse_alone,
            payer_name=payer_name,
            payer_account=payer_account,
        )

        return guarantee_fund_patch
