from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.availability_granularity import AvailabilityGranularity
from ..models.directory_field_name import DirectoryFieldName
from ..models.directory_grade import DirectoryGrade
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.service_offer import ServiceOffer


T = TypeVar("T", bound="NewDirectoryField")


@_attrs_define
class NewDirectoryField:
    """A field of your entry. The address is that of your office, never that of a shelter.

    Attributes:
        name (DirectoryFieldName): A code of the list `directory_field_name`.
        value (None | str | Unset):
        offers (list[ServiceOffer] | Unset):
        grade (DirectoryGrade | None | Unset): by default: services and web site `public`; telephone, e-mail and hours
            `partner`; address, name and telephone of the director `none`
        open_to (list[UUID] | Unset): to whom a `pair` field is told, while an agreement with them is in force
        granularity (AvailabilityGranularity | Unset): A code of the list `availability_granularity`.
    """

    name: DirectoryFieldName
    value: None | str | Unset = UNSET
    offers: list[ServiceOffer] | Unset = UNSET
    grade: DirectoryGrade | None | Unset = UNSET
    open_to: list[UUID] | Unset = UNSET
    granularity: AvailabilityGranularity | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name.value

        value: None | str | Unset
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        offers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.offers, Unset):
            offers = []
            for offers_item_data in self.offers:
                offers_item = offers_item_data.to_dict()
                offers.append(offers_item)

        grade: None | str | Unset
        if isinstance(self.grade, Unset):
            grade = UNSET
        elif isinstance(self.grade, DirectoryGrade):
            grade = self.grade.value
        else:
            grade = self.grade

        open_to: list[str] | Unset = UNSET
        if not isinstance(self.open_to, Unset):
            open_to = []
            for open_to_item_data in self.open_to:
                open_to_item = str(open_to_item_data)
                open_to.append(open_to_item)

        granularity: str | Unset = UNSET
        if not isinstance(self.granularity, Unset):
            granularity = self.granularity.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if value is not UNSET:
            field_dict["value"] = value
        if offers is not UNSET:
            field_dict["offers"] = offers
        if grade is not UNSET:
            field_dict["grade"] = grade
        if open_to is not UNSET:
            field_dict["open_to"] = open_to
        if granularity is not UNSET:
            field_dict["granularity"] = granularity

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.service_offer import ServiceOffer  # noqa: PLC0415

        d = dict(src_dict)
        name = DirectoryFieldName(d.pop("name"))

        def _parse_value(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        value = _parse_value(d.pop("value", UNSET))

        _offers = d.pop("offers", UNSET)
        offers: list[ServiceOffer] | Unset = UNSET
        if _offers is not UNSET:
            offers = []
            for offers_item_data in _offers:
                offers_item = ServiceOffer.from_dict(offers_item_data)

                offers.append(offers_item)

        def _parse_grade(data: object) -> DirectoryGrade | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                grade_type_0 = DirectoryGrade(data)

                return grade_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DirectoryGrade | None | Unset, data)

        grade = _parse_grade(d.pop("grade", UNSET))

        _open_to = d.pop("open_to", UNSET)
        open_to: list[UUID] | Unset = UNSET
        if _open_to is not UNSET:
            open_to = []
            for open_to_item_data in _open_to:
                open_to_item = UUID(open_to_item_data)

                open_to.append(open_to_item)

        _granularity = d.pop("granularity", UNSET)
        granularity: AvailabilityGranularity | Unset
        if isinstance(_granularity, Unset):
            granularity = UNSET
        else:
            granularity = AvailabilityGranularity(_granularity)

        new_directory_field = cls(
            name=name,
            value=value,
            offers=offers,
            grade=grade,
            open_to=open_to,
            granularity=granularity,
        )

        return new_directory_field
