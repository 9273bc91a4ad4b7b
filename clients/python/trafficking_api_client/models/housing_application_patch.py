from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.housing_region import HousingRegion
from ..models.housing_type import HousingType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="HousingApplicationPatch")


@_attrs_define
class HousingApplicationPatch:
    """What can change while it may still become her home.

    Attributes:
        housing_type (HousingType | None | Unset):
        region (HousingRegion | None | Unset):
        monthly_rent (Money | None | Unset):
        viewing_on (datetime.date | None | Unset): the day on which she is to see it; it is on the work list until it is
            viewed
        address (None | str | Unset): where it is; stored sealed
        contact (None | str | Unset): whom to call about it; stored sealed
        note (None | str | Unset): in your own words; stored sealed
    """

    housing_type: HousingType | None | Unset = UNSET
    region: HousingRegion | None | Unset = UNSET
    monthly_rent: Money | None | Unset = UNSET
    viewing_on: datetime.date | None | Unset = UNSET
    address: None | str | Unset = UNSET
    contact: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        housing_type: None | str | Unset
        if isinstance(self.housing_type, Unset):
            housing_type = UNSET
        elif isinstance(self.housing_type, HousingType):
            housing_type = self.housing_type.value
        else:
            housing_type = self.housing_type

        region: None | str | Unset
        if isinstance(self.region, Unset):
            region = UNSET
        elif isinstance(self.region, HousingRegion):
            region = self.region.value
        else:
            region = self.region

        monthly_rent: dict[str, Any] | None | Unset
        if isinstance(self.monthly_rent, Unset):
            monthly_rent = UNSET
        elif isinstance(self.monthly_rent, Money):
            monthly_rent = self.monthly_rent.to_dict()
        else:
            monthly_rent = self.monthly_rent

        viewing_on: None | str | Unset
        if isinstance(self.viewing_on, Unset):
            viewing_on = UNSET
        elif isinstance(self.viewing_on, datetime.date):
            viewing_on = self.viewing_on.isoformat()
        else:
            viewing_on = self.viewing_on

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        contact: None | str | Unset
        if isinstance(self.contact, Unset):
            contact = UNSET
        else:
            contact = self.contact

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
        if viewing_on is not UNSET:
            field_dict["viewing_on"] = viewing_on
        if address is not UNSET:
            field_dict["address"] = address
        if contact is not UNSET:
            field_dict["contact"] = contact
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_housing_type(data: object) -> HousingType | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                housing_type_type_0 = HousingType(data)

                return housing_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HousingType | None | Unset, data)

        housing_type = _parse_housing_type(d.pop("housing_type", UNSET))

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

        def _parse_monthly_rent(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                monthly_rent_type_0 = Money.from_dict(data)

                return monthly_rent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        monthly_rent = _parse_monthly_rent(d.pop("monthly_rent", UNSET))

        def _parse_viewing_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                viewing_on_type_0 = datetime.date.fromisoformat(data)

                return viewing_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        viewing_on = _parse_viewing_on(d.pop("viewing_on", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_contact(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contact = _parse_contact(d.pop("contact", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        housing_application_patch = cls(
            housing_type=housing_type,
            region=region,
            monthly_rent=monthly_rent,
            viewing_on=viewing_on,
            address=address,
            contact=contact,
            note=note,
        )

        return housing_application_patch
