from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.availability_band import AvailabilityBand
from ..models.bed_suitability import BedSuitability

T = TypeVar("T", bound="NetworkAvailability")


@_attrs_define
class NetworkAvailability:
    """A partner's free beds of one suitability, tonight: a band, as of a fixed tick.

    Attributes:
        id (UUID):
        organisation_id (UUID):
        suitability (BedSuitability): A code of the list `bed_suitability`.
        band (AvailabilityBand): A code of the list `availability_band`.
        as_of (datetime.datetime):
        confirmed_at (datetime.datetime):
    """

    id: UUID
    organisation_id: UUID
    suitability: BedSuitability
    band: AvailabilityBand
    as_of: datetime.datetime
    confirmed_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        organisation_id = str(self.organisation_id)

        suitability = self.suitability.value

        band = self.band.value

        as_of = self.as_of.isoformat()

        confirmed_at = self.confirmed_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "organisation_id": organisation_id,
                "suitability": suitability,
                "band": band,
                "as_of": as_of,
                "confirmed_at": confirmed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        organisation_id = UUID(d.pop("organisation_id"))

        suitability = BedSuitability(d.pop("suitability"))

        band = AvailabilityBand(d.pop("band"))

        as_of = datetime.datetime.fromisoformat(d.pop("as_of"))

        confirmed_at = datetime.datetime.fromisoformat(d.pop("confirmed_at"))

        network_availability = cls(
            id=id,
            organisation_id=organisation_id,
            suitability=suitability,
            band=band,
            as_of=as_of,
            confirmed_at=confirmed_at,
        )

        return network_availability
