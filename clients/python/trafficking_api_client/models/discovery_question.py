from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.age_band_ctdc import AgeBandCtdc
from ..models.bed_suitability import BedSuitability
from ..models.children_band import ChildrenBand
from ..models.country_code import CountryCode
from ..models.gender import Gender
from ..models.housing_region import HousingRegion
from ..models.service_type import ServiceType
from ..types import UNSET, Unset

T = TypeVar("T", bound="DiscoveryQuestion")


@_attrs_define
class DiscoveryQuestion:
    """Of what kind a person is: no name, no id, no words. Nothing of it is kept.

    Attributes:
        country (CountryCode): A code of the list `country`.
        gender (Gender): A code of the list `gender`.
        age_band (AgeBandCtdc): A code of the list `age_band_ctdc`.
        region (HousingRegion | None | Unset):
        children (ChildrenBand | Unset): A code of the list `children_band`.
        language (None | str | Unset):
        services (list[ServiceType] | Unset): any of these; empty: any at all
        needs (list[BedSuitability] | Unset): what the bed must be
    """

    country: CountryCode
    gender: Gender
    age_band: AgeBandCtdc
    region: HousingRegion | None | Unset = UNSET
    children: ChildrenBand | Unset = UNSET
    language: None | str | Unset = UNSET
    services: list[ServiceType] | Unset = UNSET
    needs: list[BedSuitability] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        country = self.country.value

        gender = self.gender.value

        age_band = self.age_band.value

        region: None | str | Unset
        if isinstance(self.region, Unset):
            region = UNSET
        elif isinstance(self.region, HousingRegion):
            region = self.region.value
        else:
            region = self.region

        children: str | Unset = UNSET
        if not isinstance(self.children, Unset):
            children = self.children.value

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        services: list[str] | Unset = UNSET
        if not isinstance(self.services, Unset):
            services = []
            for services_item_data in self.services:
                services_item = services_item_data.value
                services.append(services_item)

        needs: list[str] | Unset = UNSET
        if not isinstance(self.needs, Unset):
            needs = []
            for needs_item_data in self.needs:
                needs_item = needs_item_data.value
                needs.append(needs_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "country": country,
                "gender": gender,
                "age_band": age_band,
            }
        )
        if region is not UNSET:
            field_dict["region"] = region
        if children is not UNSET:
            field_dict["children"] = children
        if language is not UNSET:
            field_dict["language"] = language
        if services is not UNSET:
            field_dict["services"] = services
        if needs is not UNSET:
            field_dict["needs"] = needs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        country = CountryCode(d.pop("country"))

        gender = Gender(d.pop("gender"))

        age_band = AgeBandCtdc(d.pop("age_band"))

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

        _children = d.pop("children", UNSET)
        children: ChildrenBand | Unset
        if isinstance(_children, Unset):
            children = UNSET
        else:
            children = ChildrenBand(_children)

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        _services = d.pop("services", UNSET)
        services: list[ServiceType] | Unset = UNSET
        if _services is not UNSET:
            services = []
            for services_item_data in _services:
                services_item = ServiceType(services_item_data)

                services.append(services_item)

        _needs = d.pop("needs", UNSET)
        needs: list[BedSuitability] | Unset = UNSET
        if _needs is not UNSET:
            needs = []
            for needs_item_data in _needs:
                needs_item = BedSuitability(needs_item_data)

                needs.append(needs_item)

        discovery_question = cls(
            country=country,
            gender=gender,
            age_band=age_band,
            region=region,
            children=children,
            language=language,
            services=services,
            needs=needs,
        )

        return discovery_question
