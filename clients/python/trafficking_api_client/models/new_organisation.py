from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.new_organisation_kind import NewOrganisationKind
from ..models.organisation_type import OrganisationType
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewOrganisation")


@_attrs_define
class NewOrganisation:
    """An organisation to be added to the directory.

    Attributes:
        slug (str):
        name (str):
        kind (NewOrganisationKind):
        type_ (OrganisationType): A code of the list `organisation_type`.
        country (CountryCode): A code of the list `country`.
        time_zone (str):
        minimum_class_size (int | Unset): k: how many cases must look alike before a card leaves Default: 5.
    """

    slug: str
    name: str
    kind: NewOrganisationKind
    type_: OrganisationType
    country: CountryCode
    time_zone: str
    minimum_class_size: int | Unset = 5

    def to_dict(self) -> dict[str, Any]:
        slug = self.slug

        name = self.name

        kind = self.kind.value

        type_ = self.type_.value

        country = self.country.value

        time_zone = self.time_zone

        minimum_class_size = self.minimum_class_size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "slug": slug,
                "name": name,
                "kind": kind,
                "type": type_,
                "country": country,
                "time_zone": time_zone,
            }
        )
        if minimum_class_size is not UNSET:
            field_dict["minimum_class_size"] = minimum_class_size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        slug = d.pop("slug")

        name = d.pop("name")

        kind = NewOrganisationKind(d.pop("kind"))

        type_ = OrganisationType(d.pop("type"))

        country = CountryCode(d.pop("country"))

        time_zone = d.pop("time_zone")

        minimum_class_size = d.pop("minimum_class_size", UNSET)

        new_organisation = cls(
            slug=slug,
            name=name,
            kind=kind,
            type_=type_,
            country=country,
            time_zone=time_zone,
            minimum_class_size=minimum_class_size,
        )

        return new_organisation
