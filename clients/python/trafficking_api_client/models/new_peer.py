from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="NewPeer")


@_attrs_define
class NewPeer:
    """A partner on another server, with which messages shall be exchanged.

    Attributes:
        partner_id (UUID):
    """

    partner_id: UUID

    def to_dict(self) -> dict[str, Any]:
        partner_id = str(self.partner_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "partner_id": partner_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        partner_id = UUID(d.pop("partner_id"))

        new_peer = cls(
            partner_id=partner_id,
        )

        return new_peer
