from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.fund_status import FundStatus
from ..models.guarantee_fund_public_allowed_commands_item import (
    GuaranteeFundPublicAllowedCommandsItem,
)
from ..models.housing_region import HousingRegion

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="GuaranteeFundPublic")


@_attrs_define
class GuaranteeFundPublic:
    """A fund that lends for rental deposits. How much is in it is its `balance`.

    Attributes:
        id (UUID):
        version (int):
        status (FundStatus): Whether a fund still lends.
        name (str):
        currency (str):
        book_id (UUID): the book of the centre in this currency
        country (CountryCode): A code of the list `country`.
        region (HousingRegion | None):
        disburse_alone (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        payer_name (str): who pays, on letters and transfers to landlords: a name that tells nothing about the person
            (LOAN-16). Some words are refused
        payer_account (None | str): the account of the centre that is paid from; it stands on the contract
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[GuaranteeFundPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: FundStatus
    name: str
    currency: str
    book_id: UUID
    country: CountryCode
    region: HousingRegion | None
    disburse_alone: MoneyPublic
    payer_name: str
    payer_account: None | str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[GuaranteeFundPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        name = self.name

        currency = self.currency

        book_id = str(self.book_id)

        country = self.country.value

        region: None | str
        if isinstance(self.region, HousingRegion):
            region = self.region.value
        else:
            region = self.region

        disburse_alone = self.disburse_alone.to_dict()

        payer_name = self.payer_name

        payer_account: None | str
        payer_account = self.payer_account

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "name": name,
                "currency": currency,
                "book_id": book_id,
                "country": country,
                "region": region,
                "disburse_alone": disburse_alone,
                "payer_name": payer_name,
                "payer_account": payer_account,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = FundStatus(d.pop("status"))

        name = d.pop("name")

        currency = d.pop("currency")

        book_id = UUID(d.pop("book_id"))

        country = CountryCode(d.pop("country"))

        def _parse_region(data: object) -> HousingRegion | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                region_type_0 = HousingRegion(data)

                return region_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HousingRegion | None, data)

        region = _parse_region(d.pop("region"))

        disburse_alone = MoneyPublic.from_dict(d.pop("disburse_alone"))

        payer_name = d.pop("payer_name")

        def _parse_payer_account(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        payer_account = _parse_payer_account(d.pop("payer_account"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = GuaranteeFundPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        guarantee_fund_public = cls(
            id=id,
            version=version,
            status=status,
            name=name,
            currency=currency,
            book_id=book_id,
            country=country,
            region=region,
            disburse_alone=disburse_alone,
            payer_name=payer_name,
            payer_account=payer_account,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return guarantee_fund_public
