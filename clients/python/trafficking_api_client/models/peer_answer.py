from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="PeerAnswer")


@_attrs_define
class PeerAnswer:
    """What became of it, signed over the line `trafficking-api answer 1`, a line feed, and the head.

    Attributes:
        head (str):
        signature (str):
    """

    head: str
    signature: str

    def to_dict(self) -> dict[str, Any]:
        head = self.head

        signature = self.signature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "head": head,
                "signature": signature,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        head = d.pop("head")

        signature = d.pop("signature")

        peer_answer = cls(
            head=head,
            signature=signature,
        )

        return peer_answer
