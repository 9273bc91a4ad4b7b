from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RowFault")


@_attrs_define
class RowFault:
    """One place in a row that is wrong.

    Attributes:
        pointer (str):
        code (str):
    """

    pointer: str
    code: str

    def to_dict(self) -> dict[str, Any]:
        pointer = self.pointer

        code = self.code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "pointer": pointer,
                "code": code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        pointer = d.pop("pointer")

        code = d.pop("code")

        row_fault = cls(
            pointer=pointer,
            code=code,
        )

        return row_fault
