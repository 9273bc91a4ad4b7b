from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="HearingDetails")


@_attrs_define
class HearingDetails:
    """A hearing in words.

    Attributes:
        location (None | str):
        room (None | str):
        note (None | str):
        void_reason (None | str): why it was an error to enter it
    """

    location: None | str
    room: None | str
    note: None | str
    void_reason: None | str

    def to_dict(self) -> dict[str, Any]:
        location: None | str
        location = self.location

        room: None | str
        room = self.room

        note: None | str
        note = self.note

        void_reason: None | str
        void_reason = self.void_reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "location": location,
                "room": room,
                "note": note,
                "void_reason": void_reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_location(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        location = _parse_location(d.pop("location"))

        def _parse_room(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        room = _parse_room(d.pop("room"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        def _parse_void_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        void_reason = _parse_void_reason(d.pop("void_reason"))

        hearing_details = cls(
            location=location,
            room=room,
            note=note,
            void_reason=void_reason,
        )

        return hearing_details
