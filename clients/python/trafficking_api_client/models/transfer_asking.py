from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TransferAsking")


@_attrs_define
class TransferAsking:
    """Until when the other centre may think about it.

    Attributes:
        respond_by_on (datetime.date):
    """

    respond_by_on: datetime.date

    def to_dict(self) -> dict[str, Any]:
        respond_by_on = self.respond_by_on.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "respond_by_on": respond_by_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        respond_by_on = datetime.date.fromisoformat(d.pop("respond_by_on"))

        transfer_asking = cls(
            respond_by_on=respond_by_on,
        )

        return transfer_asking
