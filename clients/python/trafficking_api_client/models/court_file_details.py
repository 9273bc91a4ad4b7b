from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CourtFileDetails")


@_attrs_define
class CourtFileDetails:
    """The lawyer, and what else there is to say.

    Attributes:
        lawyer_name (None | str):
        lawyer_contact (None | str):
        note (None | str):
    """

    lawyer_name: None | str
    lawyer_contact: None | str
    note: None | str

    def to_dict(self) -> dict[str, Any]:
        lawyer_name: None | str
        lawyer_name = self.lawyer_name

        lawyer_contact: None | str
        lawyer_contact = self.lawyer_contact

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "lawyer_name": lawyer_name,
                "lawyer_contact": lawyer_contact,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_lawyer_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        lawyer_name = _parse_lawyer_name(d.pop("lawyer_name"))

        def _parse_lawyer_contact(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        lawyer_contact = _parse_lawyer_contact(d.pop("lawyer_contact"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        court_file_details = cls(
            lawyer_name=lawyer_name,
            lawyer_contact=lawyer_contact,
            note=note,
        )

        return court_file_details
