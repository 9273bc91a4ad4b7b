from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CodeLabel")


@_attrs_define
class CodeLabel:
    """A code with its label in the language of the answer.

    Attributes:
        code (str):
        label (str):
        htcds (None | str): the code written in an HTCDS export; null: left out
    """

    code: str
    label: str
    htcds: None | str

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        label = self.label

        htcds: None | str
        htcds = self.htcds

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "label": label,
                "htcds": htcds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        label = d.pop("label")

        def _parse_htcds(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        htcds = _parse_htcds(d.pop("htcds"))

        code_label = cls(
            code=code,
            label=label,
            htcds=htcds,
        )

        return code_label
