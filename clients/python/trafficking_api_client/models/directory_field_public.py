from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.availability_granularity import AvailabilityGranularity
from ..models.directory_field_name import DirectoryFieldName
from ..models.directory_grade import DirectoryGrade

if TYPE_CHECKING:
    from ..models.service_offer_public import ServiceOfferPublic


T = TypeVar("T", bound="DirectoryFieldPublic")


@_attrs_define
class DirectoryFieldPublic:
    """A field of your own entry: what it says, and to whom.

    Attributes:
        id (UUID):
        version (int):
        name (DirectoryFieldName): A code of the list `directory_field_name`.
        grade (DirectoryGrade): A code of the list `directory_grade`.
        open_to (list[UUID]): to whom a `pair` field is told, while an agreement with them is in force
        value (None | str):
        offers (list[ServiceOfferPublic]):
        granularity (AvailabilityGranularity): A code of the list `availability_granularity`.
        is_missing (bool): it says nothing; others cannot tell that from what they may not see
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    name: DirectoryFieldName
    grade: DirectoryGrade
    open_to: list[UUID]
    value: None | str
    offers: list[ServiceOfferPublic]
    granularity: AvailabilityGranularity
    is_missing: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        name = self.name.value

        grade = self.grade.value

        open_to = []
        for open_to_item_data in self.open_to:
            open_to_item = str(open_to_item_data)
            open_to.append(open_to_item)

        value: None | str
        value = self.value

        offers = []
        for offers_item_data in self.offers:
            offers_item = offers_item_data.to_dict()
            offers.append(offers_item)

        granularity = self.granularity.value

        is_missing = self.is_missing

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "name": name,
                "grade": grade,
                "open_to": open_to,
                "value": value,
                "offers": offers,
                "granularity": granularity,
                "is_missing": is_missing,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_offer_public import ServiceOfferPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        name = DirectoryFieldName(d.pop("name"))

        grade = DirectoryGrade(d.pop("grade"))

        open_to = []
        _open_to = d.pop("open_to")
        for open_to_item_data in _open_to:
            open_to_item = UUID(open_to_item_data)

            open_to.append(open_to_item)

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        offers = []
        _offers = d.pop("offers")
        for offers_item_data in _offers:
            offers_item = ServiceOfferPublic.from_dict(offers_item_data)

            offers.append(offers_item)

        granularity = AvailabilityGranularity(d.pop("granularity"))

        is_missing = d.pop("is_missing")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        directory_field_public = cls(
            id=id,
            version=version,
            name=name,
            grade=grade,
            open_to=open_to,
            value=value,
            offers=offers,
            granularity=granularity,
            is_missing=is_missing,
            created_at=created_at,
            updated_at=updated_at,
        )

        return directory_field_public
