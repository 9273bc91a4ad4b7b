from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ProceedingDetails")


@_attrs_define
class ProceedingDetails:
    """The court, the number, and what else there is to say.

    Attributes:
        file_number (None | str):
        court (None | str):
        note (None | str):
    """

    file_number: None | str
    court: None | str
    note: None | str

    def to_dict(self) -> dict[str, Any]:
        file_number: None | str
        file_number = self.file_number

        court: None | str
        court = self.court

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file_number": file_number,
                "court": court,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_file_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        file_number = _parse_file_number(d.pop("file_number"))

        def _parse_court(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        court = _parse_court(d.pop("court"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        proceeding_details = cls(
            file_number=file_number,
            court=court,
            note=note,
        )

        return proceeding_details
