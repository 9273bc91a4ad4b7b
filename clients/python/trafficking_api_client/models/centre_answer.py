from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.availability_band import AvailabilityBand
from ..models.availability_granularity import AvailabilityGranularity
from ..models.service_type import ServiceType

T = TypeVar("T", bound="CentreAnswer")


@_attrs_define
class CentreAnswer:
    """Whether a centre takes such a person; of its beds, as exactly as it tells you.

    Attributes:
        organisation_id (UUID):
        slug (str):
        name (str):
        takes (bool):
        services (list[ServiceType]): by which of its services
        granularity (AvailabilityGranularity): A code of the list `availability_granularity`.
        has_free (bool | None): a bed of this kind, as of the tick; null: not told, not known
        band (AvailabilityBand | None): where the granularity is `banded`
        as_of (datetime.datetime | None): a fixed tick: nobody can tell who came or went just then
    """

    organisation_id: UUID
    slug: str
    name: str
    takes: bool
    services: list[ServiceType]
    granularity: AvailabilityGranularity
    has_free: bool | None
    band: AvailabilityBand | None
    as_of: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        slug = self.slug

        name = self.name

        takes = self.takes

        services = []
        for services_item_data in self.services:
            services_item = services_item_data.value
            services.append(services_item)

        granularity = self.granularity.value

        has_free: bool | None
        has_free = self.has_free

        band: None | str
        if isinstance(self.band, AvailabilityBand):
            band = self.band.value
        else:
            band = self.band

        as_of: None | str
        if isinstance(self.as_of, datetime.datetime):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisation_id": organisation_id,
                "slug": slug,
                "name": name,
                "takes": takes,
                "services": services,
                "granularity": granularity,
                "has_free": has_free,
                "band": band,
                "as_of": as_of,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisation_id"))

        slug = d.pop("slug")

        name = d.pop("name")

        takes = d.pop("takes")

        services = []
        _services = d.pop("services")
        for services_item_data in _services:
            services_item = ServiceType(services_item_data)

            services.append(services_item)

        granularity = AvailabilityGranularity(d.pop("granularity"))

        def _parse_has_free(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        has_free = _parse_has_free(d.pop("has_free"))

        def _parse_band(data: object) -> AvailabilityBand | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                band_type_0 = AvailabilityBand(data)

                return band_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AvailabilityBand | None, data)

        band = _parse_band(d.pop("band"))

        def _parse_as_of(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.datetime.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

        centre_answer = cls(
            organisation_id=organisation_id,
            slug=slug,
            name=name,
            takes=takes,
            services=services,
            granularity=granularity,
            has_free=has_free,
            band=band,
            as_of=as_of,
        )

        return centre_answer
