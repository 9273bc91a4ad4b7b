from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.organisation_kind import OrganisationKind
from ..models.organisation_type import OrganisationType

T = TypeVar("T", bound="OrganisationPublic")


@_attrs_define
class OrganisationPublic:
    """An entry of the directory.

    Attributes:
        id (UUID):
        version (int):
        slug (str):
        name (str):
        kind (OrganisationKind): A code of the list `organisation_kind`.
        type_ (OrganisationType): A code of the list `organisation_type`.
        country (CountryCode): A code of the list `country`.
        time_zone (str):
        home_url (None | str): of its own server; null for one of this server
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    slug: str
    name: str
    kind: OrganisationKind
    type_: OrganisationType
    country: CountryCode
    time_zone: str
    home_url: None | str
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        slug = self.slug

        name = self.name

        kind = self.kind.value

        type_ = self.type_.value

        country = self.country.value

        time_zone = self.time_zone

        home_url: None | str
        home_url = self.home_url

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "slug": slug,
                "name": name,
                "kind": kind,
                "type": type_,
                "country": country,
                "time_zone": time_zone,
                "home_url": home_url,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        slug = d.pop("slug")

        name = d.pop("name")

        kind = OrganisationKind(d.pop("kind"))

        type_ = OrganisationType(d.pop("type"))

        country = CountryCode(d.pop("country"))

        time_zone = d.pop("time_zone")

        def _parse_home_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        home_url = _parse_home_url(d.pop("home_url"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        organisation_public = cls(
            id=id,
            version=version,
            slug=slug,
            name=name,
            kind=kind,
            type_=type_,
            country=country,
            time_zone=time_zone,
            home_url=home_url,
            created_at=created_at,
            updated_at=updated_at,
        )

        return organisation_public
