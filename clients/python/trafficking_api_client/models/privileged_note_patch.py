from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PrivilegedNotePatch")


@_attrs_define
class PrivilegedNotePatch:
    """What its author says instead.

    Attributes:
        text (str | Unset): what passed between her and her lawyer, in your own words; stored sealed, and never shared
    """

    text: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text", UNSET)

        privileged_note_patch = cls(
            text=text,
        )

        return privileged_note_patch
