from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.age_band_ctdc import AgeBandCtdc
from ..models.children_band import ChildrenBand
from ..models.gender import Gender
from ..models.housing_region import HousingRegion
from ..models.service_type import ServiceType
from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceOffer")


@_attrs_define
class ServiceOffer:
    """A service of the centre and whom it takes there. An empty list bars nobody.

    Attributes:
        service (ServiceType): A code of the list `service_type`.
        genders (list[Gender] | Unset):
        age_bands (list[AgeBandCtdc] | Unset):
        children (ChildrenBand | Unset): A code of the list `children_band`.
        regions (list[HousingRegion] | Unset): empty: the whole country
        languages (list[str] | Unset): empty: any, with an interpreter
    """

    service: ServiceType
    genders: list[Gender] | Unset = UNSET
    age_bands: list[AgeBandCtdc] | Unset = UNSET
    children: ChildrenBand | Unset = UNSET
    regions: list[HousingRegion] | Unset = UNSET
    languages: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        service = self.service.value

        genders: list[str] | Unset = UNSET
        if not isinstance(self.genders, Unset):
            genders = []
            for genders_item_data in self.genders:
                genders_item = genders_item_data.value
                genders.append(genders_item)

        age_bands: list[str] | Unset = UNSET
        if not isinstance(self.age_bands, Unset):
            age_bands = []
            for age_bands_item_data in self.age_bands:
                age_bands_item = age_bands_item_data.value
                age_bands.append(age_bands_item)

        children: str | Unset = UNSET
        if not isinstance(self.children, Unset):
            children = self.children.value

        regions: list[str] | Unset = UNSET
        if not isinstance(self.regions, Unset):
            regions = []
            for regions_item_data in self.regions:
                regions_item = regions_item_data.value
                regions.append(regions_item)

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "service": service,
            }
        )
        if genders is not UNSET:
            field_dict["genders"] = genders
        if age_bands is not UNSET:
            field_dict["age_bands"] = age_bands
        if children is not UNSET:
            field_dict["children"] = children
        if regions is not UNSET:
            field_dict["regions"] = regions
        if languages is not UNSET:
            field_dict["languages"] = languages

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        service = ServiceType(d.pop("service"))

        _genders = d.pop("genders", UNSET)
        genders: list[Gender] | Unset = UNSET
        if _genders is not UNSET:
            genders = []
            for genders_item_data in _genders:
                genders_item = Gender(genders_item_data)

                genders.append(genders_item)

        _age_bands = d.pop("age_bands", UNSET)
        age_bands: list[AgeBandCtdc] | Unset = UNSET
        if _age_bands is not UNSET:
            age_bands = []
            for age_bands_item_data in _age_bands:
                age_bands_item = AgeBandCtdc(age_bands_item_data)

                age_bands.append(age_bands_item)

        _children = d.pop("children", UNSET)
        children: ChildrenBand | Unset
        if isinstance(_children, Unset):
            children = UNSET
        else:
            children = ChildrenBand(_children)

        _regions = d.pop("regions", UNSET)
        regions: list[HousingRegion] | Unset = UNSET
        if _regions is not UNSET:
            regions = []
            for regions_item_data in _regions:
                regions_item = HousingRegion(regions_item_data)

                regions.append(regions_item)

        languages = cast(list[str], d.pop("languages", UNSET))

        service_offer = cls(
            service=service,
            genders=genders,
            age_bands=age_bands,
            children=children,
            regions=regions,
            languages=languages,
        )

        return service_offer
