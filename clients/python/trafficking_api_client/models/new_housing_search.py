from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.housing_region import HousingRegion
from ..models.housing_type import HousingType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="NewHousingSearch")


@_attrs_define
class NewHousingSearch:
    """A home is to be found for somebody.

    Attributes:
        case_id (UUID):
        leaving_allocation_id (None | Unset | UUID): the stay in a house or a transit flat, of this case, that she is to
            leave for it
        wanted_types (list[HousingType] | Unset):
        regions (list[HousingRegion] | Unset):
        rent_ceiling (Money | None | Unset): the highest rent that she can pay, for a month
        household_size (int | None | Unset): for how many it is
        wishes (None | str | Unset): what matters to her, in her own words; stored sealed
    """

    case_id: UUID
    leaving_allocation_id: None | Unset | UUID = UNSET
    wanted_types: list[HousingType] | Unset = UNSET
    regions: list[HousingRegion] | Unset = UNSET
    rent_ceiling: Money | None | Unset = UNSET
    household_size: int | None | Unset = UNSET
    wishes: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        case_id = str(self.case_id)

        leaving_allocation_id: None | str | Unset
        if isinstance(self.leaving_allocation_id, Unset):
            leaving_allocation_id = UNSET
        elif isinstance(self.leaving_allocation_id, UUID):
            leaving_allocation_id = str(self.leaving_allocation_id)
        else:
            leaving_allocation_id = self.leaving_allocation_id

        wanted_types: list[str] | Unset = UNSET
        if not isinstance(self.wanted_types, Unset):
            wanted_types = []
            for wanted_types_item_data in self.wanted_types:
                wanted_types_item = wanted_types_item_data.value
                wanted_types.append(wanted_types_item)

        regions: list[str] | Unset = UNSET
        if not isinstance(self.regions, Unset):
            regions = []
            for regions_item_data in self.regions:
                regions_item = regions_item_data.value
                regions.append(regions_item)

        rent_ceiling: dict[str, Any] | None | Unset
        if isinstance(self.rent_ceiling, Unset):
            rent_ceiling = UNSET
        elif isinstance(self.rent_ceiling, Money):
            rent_ceiling = self.rent_ceiling.to_dict()
        else:
            rent_ceiling = self.rent_ceiling

        household_size: int | None | Unset
        if isinstance(self.household_size, Unset):
            household_size = UNSET
        else:
            household_size = self.household_size

        wishes: None | str | Unset
        if isinstance(self.wishes, Unset):
            wishes = UNSET
        else:
            wishes = self.wishes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
            }
        )
        if leaving_allocation_id is not UNSET:
            field_dict["leaving_allocation_id"] = leaving_allocation_id
        if wanted_types is not UNSET:
            field_dict["wanted_types"] = wanted_types
        if regions is not UNSET:
            field_dict["regions"] = regions
        if rent_ceiling is not UNSET:
            field_dict["rent_ceiling"] = rent_ceiling
        if household_size is not UNSET:
            field_dict["household_size"] = household_size
        if wishes is not UNSET:
            field_dict["wishes"] = wishes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        def _parse_leaving_allocation_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                leaving_allocation_id_type_0 = UUID(data)

                return leaving_allocation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        leaving_allocation_id = _parse_leaving_allocation_id(d.pop("leaving_allocation_id", UNSET))

        _wanted_types = d.pop("wanted_types", UNSET)
        wanted_types: list[HousingType] | Unset = UNSET
        if _wanted_types is not UNSET:
            wanted_types = []
            for wanted_types_item_data in _wanted_types:
                wanted_types_item = HousingType(wanted_types_item_data)

                wanted_types.append(wanted_types_item)

        _regions = d.pop("regions", UNSET)
        regions: list[HousingRegion] | Unset = UNSET
        if _regions is not UNSET:
            regions = []
            for regions_item_data in _regions:
                regions_item = HousingRegion(regions_item_data)

                regions.append(regions_item)

        def _parse_rent_ceiling(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rent_ceiling_type_0 = Money.from_dict(data)

                return rent_ceiling_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        rent_ceiling = _parse_rent_ceiling(d.pop("rent_ceiling", UNSET))

        def _parse_household_size(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        household_size = _parse_household_size(d.pop("household_size", UNSET))

        def _parse_wishes(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        wishes = _parse_wishes(d.pop("wishes", UNSET))

        new_housing_search = cls(
            case_id=case_id,
            leaving_allocation_id=leaving_allocation_id,
            wanted_types=wanted_types,
            regions=regions,
            rent_ceiling=rent_ceiling,
            household_size=household_size,
            wishes=wishes,
        )

        return new_housing_search
