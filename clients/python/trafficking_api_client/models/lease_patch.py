from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.deposit_payee import DepositPayee
from ..models.housing_region import HousingRegion
from ..models.housing_type import HousingType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.lease_answer import LeaseAnswer
    from ..models.money import Money


T = TypeVar("T", bound="LeasePatch")


@_attrs_define
class LeasePatch:
    """A merge patch (RFC 7396) of a draft; `checks` takes the place of the checks before.

    Attributes:
        housing_type (HousingType | Unset): A code of the list `housing_type`.
        region (HousingRegion | Unset): A code of the list `housing_region`.
        monthly_rent (Money | Unset): An amount in the minor units of its currency (ISO 4217): 1200 EUR are 120000.
        charges (Money | None | Unset): of a month; in the currency of the rent
        deposit (Money | None | Unset): in the currency of the rent
        deposit_payee (DepositPayee | None | Unset): to whom the deposit is paid
        starts_on (datetime.date | Unset):
        ends_on (datetime.date | None | Unset): its last day, if it says so
        checks (list[LeaseAnswer] | Unset): what the lease was read for: each check once, with what was found; all of
            them before it is signed
        landlord_name (None | str | Unset): who lets it; stored sealed
        landlord_address (None | str | Unset): where letters to the landlord go; stored sealed
        dwelling_address (None | str | Unset): where the home is; stored sealed
        payee_account (None | str | Unset): the account to which the deposit goes, such as an IBAN; stored sealed
        note (None | str | Unset): in your own words; stored sealed
    """

    housing_type: HousingType | Unset = UNSET
    region: HousingRegion | Unset = UNSET
    monthly_rent: Money | Unset = UNSET
    charges: Money | None | Unset = UNSET
    deposit: Money | None | Unset = UNSET
    deposit_payee: DepositPayee | None | Unset = UNSET
    starts_on: datetime.date | Unset = UNSET
    ends_on: datetime.date | None | Unset = UNSET
    checks: list[LeaseAnswer] | Unset = UNSET
    landlord_name: None | str | Unset = UNSET
    landlord_address: None | str | Unset = UNSET
    dwelling_address: None | str | Unset = UNSET
    payee_account: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        housing_type: str | Unset = UNSET
        if not isinstance(self.housing_type, Unset):
            housing_type = self.housing_type.value

        region: str | Unset = UNSET
        if not isinstance(self.region, Unset):
            region = self.region.value

        monthly_rent: dict[str, Any] | Unset = UNSET
        if not isinstance(self.monthly_rent, Unset):
            monthly_rent = self.monthly_rent.to_dict()

        charges: dict[str, Any] | None | Unset
        if isinstance(self.charges, Unset):
            charges = UNSET
        elif isinstance(self.charges, Money):
            charges = self.charges.to_dict()
        else:
            charges = self.charges

        deposit: dict[str, Any] | None | Unset
        if isinstance(self.deposit, Unset):
            deposit = UNSET
        elif isinstance(self.deposit, Money):
            deposit = self.deposit.to_dict()
        else:
            deposit = self.deposit

        deposit_payee: None | str | Unset
        if isinstance(self.deposit_payee, Unset):
            deposit_payee = UNSET
        elif isinstance(self.deposit_payee, DepositPayee):
            deposit_payee = self.deposit_payee.value
        else:
            deposit_payee = self.deposit_payee

        starts_on: str | Unset = UNSET
        if not isinstance(self.starts_on, Unset):
            starts_on = self.starts_on.isoformat()

        ends_on: None | str | Unset
        if isinstance(self.ends_on, Unset):
            ends_on = UNSET
        elif isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        checks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.checks, Unset):
            checks = []
            for checks_item_data in self.checks:
                checks_item = checks_item_data.to_dict()
                checks.append(checks_item)

        landlord_name: None | str | Unset
        if isinstance(self.landlord_name, Unset):
            landlord_name = UNSET
        else:
            landlord_name = self.landlord_name

        landlord_address: None | str | Unset
        if isinstance(self.landlord_address, Unset):
            landlord_address = UNSET
        else:
            landlord_address = self.landlord_address

        dwelling_address: None | str | Unset
        if isinstance(self.dwelling_address, Unset):
            dwelling_address = UNSET
        else:
            dwelling_address = self.dwelling_address

        payee_account: None | str | Unset
        if isinstance(self.payee_account, Unset):
            payee_account = UNSET
        else:
            payee_account = self.payee_account

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if housing_type is not UNSET:
            field_dict["housing_type"] = housing_type
        if region is not UNSET:
            field_dict["region"] = region
        if monthly_rent is not UNSET:
            field_dict["monthly_rent"] = monthly_rent
        if charges is not UNSET:
            field_dict["charges"] = charges
        if deposit is not UNSET:
            field_dict["deposit"] = deposit
        if deposit_payee is not UNSET:
            field_dict["deposit_payee"] = deposit_payee
        if starts_on is not UNSET:
            field_dict["starts_on"] = starts_on
        if ends_on is not UNSET:
            field_dict["ends_on"] = ends_on
        if checks is not UNSET:
            field_dict["checks"] = checks
        if landlord_name is not UNSET:
            field_dict["landlord_name"] = landlord_name
        if landlord_address is not UNSET:
            field_dict["landlord_address"] = landlord_address
        if dwelling_address is not UNSET:
            field_dict["dwelling_address"] = dwelling_address
        if payee_account is not UNSET:
            field_dict["payee_account"] = payee_account
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lease_answer import LeaseAnswer  # noqa: PLC0415
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        _housing_type = d.pop("housing_type", UNSET)
        housing_type: HousingType | Unset
        if isinstance(_housing_type, Unset):
            housing_type = UNSET
        else:
            housing_type = HousingType(_housing_type)

        _region = d.pop("region", UNSET)
        region: HousingRegion | Unset
        if isinstance(_region, Unset):
            region = UNSET
        else:
            region = HousingRegion(_region)

        _monthly_rent = d.pop("monthly_rent", UNSET)
        monthly_rent: Money | Unset
        if isinstance(_monthly_rent, Unset):
            monthly_rent = UNSET
        else:
            monthly_rent = Money.from_dict(_monthly_rent)

        def _parse_charges(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                charges_type_0 = Money.from_dict(data)

                return charges_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        charges = _parse_charges(d.pop("charges", UNSET))

        def _parse_deposit(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                deposit_type_0 = Money.from_dict(data)

                return deposit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        deposit = _parse_deposit(d.pop("deposit", UNSET))

        def _parse_deposit_payee(data: object) -> DepositPayee | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deposit_payee_type_0 = DepositPayee(data)

                return deposit_payee_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DepositPayee | None | Unset, data)

        deposit_payee = _parse_deposit_payee(d.pop("deposit_payee", UNSET))

        _starts_on = d.pop("starts_on", UNSET)
        starts_on: datetime.date | Unset
        if isinstance(_starts_on, Unset):
            starts_on = UNSET
        else:
            starts_on = datetime.date.fromisoformat(_starts_on)

        def _parse_ends_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        ends_on = _parse_ends_on(d.pop("ends_on", UNSET))

        _checks = d.pop("checks", UNSET)
        checks: list[LeaseAnswer] | Unset = UNSET
        if _checks is not UNSET:
            checks = []
            for checks_item_data in _checks:
                checks_item = LeaseAnswer.from_dict(checks_item_data)

                checks.append(checks_item)

        def _parse_landlord_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        landlord_name = _parse_landlord_name(d.pop("landlord_name", UNSET))

        def _parse_landlord_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        landlord_address = _parse_landlord_address(d.pop("landlord_address", UNSET))

        def _parse_dwelling_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        dwelling_address = _parse_dwelling_address(d.pop("dwelling_address", UNSET))

        def _parse_payee_account(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        payee_account = _parse_payee_account(d.pop("payee_account", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        lease_patch = cls(
            housing_type=housing_type,
            region=region,
            monthly_rent=monthly_rent,
            charges=charges,
            deposit=deposit,
            deposit_payee=deposit_payee,
            starts_on=starts_on,
            ends_on=ends_on,
            checks=checks,
            landlord_name=landlord_name,
            landlord_address=landlord_address,
            dwelling_address=dwelling_address,
            payee_account=payee_account,
            note=note,
        )

        return lease_patch
