from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.absence_reason import AbsenceReason

T = TypeVar("T", bound="NewAbsence")


@_attrs_define
class NewAbsence:
    """Nights away; the bed stays hers.

    Attributes:
        from_on (datetime.date): the first night away
        until_on (datetime.date): the day of the return
        reason (AbsenceReason): A code of the list `absence_reason`.
    """

    from_on: datetime.date
    until_on: datetime.date
    reason: AbsenceReason

    def to_dict(self) -> dict[str, Any]:
        from_on = self.from_on.isoformat()

        until_on = self.until_on.isoformat()

        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_on": from_on,
                "until_on": until_on,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        until_on = datetime.date.fromisoformat(d.pop("until_on"))

        reason = AbsenceReason(d.pop("reason"))

        new_absence = cls(
            from_on=from_on,
            until_on=until_on,
            reason=reason,
        )

        return new_absence
