from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.organisation_kind import OrganisationKind
from ..models.organisation_type import OrganisationType

if TYPE_CHECKING:
    from ..models.first_client import FirstClient


T = TypeVar("T", bound="OrganisationCreated")


@_attrs_define
class OrganisationCreated:
    """A new organisation with its first administrator, whose secret is shown in this answer only.

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
        first_client (FirstClient | None): null when the answer is replayed, and for one that works on another server
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
    first_client: FirstClient | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.first_client import FirstClient  # noqa: PLC0415

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

        first_client: dict[str, Any] | None
        if isinstance(self.first_client, FirstClient):
            first_client = self.first_client.to_dict()
        else:
            first_client = self.first_client

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
                "first_client": first_client,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.first_client import FirstClient  # noqa: PLC0415

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

        def _parse_first_client(data: object) -> FirstClient | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_client_type_0 = FirstClient.from_dict(data)

                return first_client_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FirstClient | None, data)

        first_client = _parse_first_client(d.pop("first_client"))

        organisation_created = cls(
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
            first_client=first_client,
        )

        return organisation_created
