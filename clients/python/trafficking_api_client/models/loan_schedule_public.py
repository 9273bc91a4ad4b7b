from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.instalment_public import InstalmentPublic


T = TypeVar("T", bound="LoanSchedulePublic")


@_attrs_define
class LoanSchedulePublic:
    """The parts in which a loan is paid back, as they were agreed last. Their sum is what was owed then.

    Attributes:
        edition (int):
        made_on (datetime.date):
        instalments (list[InstalmentPublic]):
    """

    edition: int
    made_on: datetime.date
    instalments: list[InstalmentPublic]

    def to_dict(self) -> dict[str, Any]:
        edition = self.edition

        made_on = self.made_on.isoformat()

        instalments = []
        for instalments_item_data in self.instalments:
            instalments_item = instalments_item_data.to_dict()
            instalments.append(instalments_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "edition": edition,
                "made_on": made_on,
                "instalments": instalments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.instalment_public import InstalmentPublic  # noqa: PLC0415

        d = dict(src_dict)
        edition = d.pop("edition")

        made_on = datetime.date.fromisoformat(d.pop("made_on"))

        instalments = []
        _instalments = d.pop("instalments")
        for instalments_item_data in _instalments:
            instalments_item = InstalmentPublic.from_dict(instalments_item_data)

            instalments.append(instalments_item)

        loan_schedule_public = cls(
            edition=edition,
            made_on=made_on,
            instalments=instalments,
        )

        return loan_schedule_public
