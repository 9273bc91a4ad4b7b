from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="PeerLetter")


@_attrs_define
class PeerLetter:
    """A signed message: three texts in base64url (RFC 4648), without padding.

    The signature is over the line `trafficking-api message 1`, a line feed, and the head as it stands here.

        Attributes:
            head (str):
            body (str):
            signature (str):
    """

    head: str
    body: str
    signature: str

    def to_dict(self) -> dict[str, Any]:
        head = self.head

        body = self.body

        signature = self.signature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "head": head,
                "body": body,
                "signature": signature,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        head = d.pop("head")

        body = d.pop("body")

        signature = d.pop("signature")

        peer_letter = cls(
            head=head,
            body=body,
            signature=signature,
        )

        return peer_letter
