from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewMessage")


@_attrs_define
class NewMessage:
    """A message about a signalement. A reporter always writes to the centre.

    Attributes:
        text (str):
        to_reporter (bool | Unset): of the centre: false keeps it as a note to yourselves Default: False.
    """

    text: str
    to_reporter: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        to_reporter = self.to_reporter

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if to_reporter is not UNSET:
            field_dict["to_reporter"] = to_reporter

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        to_reporter = d.pop("to_reporter", UNSET)

        new_message = cls(
            text=text,
            to_reporter=to_reporter,
        )

        return new_message
