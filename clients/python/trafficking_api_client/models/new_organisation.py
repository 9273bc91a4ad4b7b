from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.new_organisation_kind import NewOrganisationKind
from ..models.organisation_type import OrganisationType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.elsewhere import Elsewhere


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
        elsewhere (Elsewhere | None | Unset): a centre on another server: it gets a seat here, and no client
    """

    slug: str
    name: str
    kind: NewOrganisationKind
    type_: OrganisationType
    country: CountryCode
    time_zone: str
    minimum_class_size: int | Unset = 5
    elsewhere: Elsewhere | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.elsewhere import Elsewhere  # noqa: PLC0415

        slug = self.slug

        name = self.name

        kind = self.kind.value

        type_ = self.type_.value

        country = self.country.value

        time_zone = self.time_zone

        minimum_class_size = self.minimum_class_size

        elsewhere: dict[str, Any] | None | Unset
        if isinstance(self.elsewhere, Unset):
            elsewhere = UNSET
        elif isinstance(self.elsewhere, Elsewhere):
            elsewhere = self.elsewhere.to_dict()
        else:
            elsewhere = self.elsewhere

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
        if elsewhere is not UNSET:
            field_dict["elsewhere"] = elsewhere

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.elsewhere import Elsewhere  # noqa: PLC0415

        d = dict(src_dict)
        slug = d.pop("slug")

        name = d.pop("name")

        kind = NewOrganisationKind(d.pop("kind"))

        type_ = OrganisationType(d.pop("type"))

        country = CountryCode(d.pop("country"))

        time_zone = d.pop("time_zone")

        minimum_class_size = d.pop("minimum_class_size", UNSET)

        def _parse_elsewhere(data: object) -> Elsewhere | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                elsewhere_type_0 = Elsewhere.from_dict(data)

                return elsewhere_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Elsewhere | None | Unset, data)

        elsewhere = _parse_elsewhere(d.pop("elsewhere", UNSET))

        new_organisation = cls(
            slug=slug,
            name=name,
            kind=kind,
            type_=type_,
            country=country,
            time_zone=time_zone,
            minimum_class_size=minimum_class_size,
            elsewhere=elsewhere,
        )

        return new_organisation
