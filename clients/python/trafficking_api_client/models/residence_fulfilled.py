from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ResidenceFulfilled")


@_attrs_define
class ResidenceFulfilled:
    """A condition that is fulfilled.

    Attributes:
        code (str):
        since (datetime.date):
    """

    code: str
    since: datetime.date

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        since = self.since.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "since": since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        since = datetime.date.fromisoformat(d.pop("since"))

        residence_fulfilled = cls(
            code=code,
            since=since,
        )

        return residence_fulfilled
