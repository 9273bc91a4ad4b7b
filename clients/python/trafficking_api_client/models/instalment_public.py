from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="InstalmentPublic")


@_attrs_define
class InstalmentPublic:
    """A part of a loan, and the day on which it is due.

    Attributes:
        due_on (datetime.date):
        amount_minor (int): in the currency of the loan
    """

    due_on: datetime.date
    amount_minor: int

    def to_dict(self) -> dict[str, Any]:
        due_on = self.due_on.isoformat()

        amount_minor = self.amount_minor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "due_on": due_on,
                "amount_minor": amount_minor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        amount_minor = d.pop("amount_minor")

        instalment_public = cls(
            due_on=due_on,
            amount_minor=amount_minor,
        )

        return instalment_public
