from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="HousingApplicationDetails")


@_attrs_define
class HousingApplicationDetails:
    """A dwelling in words.

    Attributes:
        address (None | str):
        contact (None | str):
        note (None | str):
    """

    address: None | str
    contact: None | str
    note: None | str

    def to_dict(self) -> dict[str, Any]:
        address: None | str
        address = self.address

        contact: None | str
        contact = self.contact

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "contact": contact,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_contact(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contact = _parse_contact(d.pop("contact"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        housing_application_details = cls(
            address=address,
            contact=contact,
            note=note,
        )

        return housing_application_details
