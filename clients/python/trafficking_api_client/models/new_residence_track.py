from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.holder import Holder

T = TypeVar("T", bound="NewResidenceTrack")


@_attrs_define
class NewResidenceTrack:
    """The papers of somebody's stay are followed from now on.

    Attributes:
        case_id (UUID):
        country (CountryCode): A code of the list `country`.
        holder (Holder): Whose stay it is; for a minor, other steps may be possible.
    """

    case_id: UUID
    country: CountryCode
    holder: Holder

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        country = self.country.value

        holder = self.holder.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "country": country,
                "holder": holder,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        country = CountryCode(d.pop("country"))

        holder = Holder(d.pop("holder"))

        new_residence_track = cls(
            case_id=case_id,
            country=country,
            holder=holder,
        )

        return new_residence_track
