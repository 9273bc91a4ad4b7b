from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.age_band_ctdc import AgeBandCtdc
from ..models.children_band import ChildrenBand
from ..models.gender import Gender
from ..models.housing_region import HousingRegion
from ..models.service_type import ServiceType

T = TypeVar("T", bound="ServiceOfferPublic")


@_attrs_define
class ServiceOfferPublic:
    """A service of a centre and whom it takes there. An empty list bars nobody.

    Attributes:
        service (ServiceType): A code of the list `service_type`.
        genders (list[Gender]):
        age_bands (list[AgeBandCtdc]):
        children (ChildrenBand): A code of the list `children_band`.
        regions (list[HousingRegion]):
        languages (list[str]):
    """

    service: ServiceType
    genders: list[Gender]
    age_bands: list[AgeBandCtdc]
    children: ChildrenBand
    regions: list[HousingRegion]
    languages: list[str]

    def to_dict(self) -> dict[str, Any]:
        service = self.service.value

        genders = []
        for genders_item_data in self.genders:
            genders_item = genders_item_data.value
            genders.append(genders_item)

        age_bands = []
        for age_bands_item_data in self.age_bands:
            age_bands_item = age_bands_item_data.value
            age_bands.append(age_bands_item)

        children = self.children.value

        regions = []
        for regions_item_data in self.regions:
            regions_item = regions_item_data.value
            regions.append(regions_item)

        languages = self.languages

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "service": service,
                "genders": genders,
                "age_bands": age_bands,
                "children": children,
                "regions": regions,
                "languages": languages,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        service = ServiceType(d.pop("service"))

        genders = []
        _genders = d.pop("genders")
        for genders_item_data in _genders:
            genders_item = Gender(genders_item_data)

            genders.append(genders_item)

        age_bands = []
        _age_bands = d.pop("age_bands")
        for age_bands_item_data in _age_bands:
            age_bands_item = AgeBandCtdc(age_bands_item_data)

            age_bands.append(age_bands_item)

        children = ChildrenBand(d.pop("children"))

        regions = []
        _regions = d.pop("regions")
        for regions_item_data in _regions:
            regions_item = HousingRegion(regions_item_data)

            regions.append(regions_item)

        languages = cast(list[str], d.pop("languages"))

        service_offer_public = cls(
            service=service,
            genders=genders,
            age_bands=age_bands,
            children=children,
            regions=regions,
            languages=languages,
        )

        return service_offer_public
