from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ServiceDetails")


@_attrs_define
class ServiceDetails:
    """A service in words.

    Attributes:
        note (None | str):
        result (None | str):
    """

    note: None | str
    result: None | str

    def to_dict(self) -> dict[str, Any]:
        note: None | str
        note = self.note

        result: None | str
        result = self.result

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "note": note,
                "result": result,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        def _parse_result(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        result = _parse_result(d.pop("result"))

        service_details = cls(
            note=note,
            result=result,
        )

        return service_details
