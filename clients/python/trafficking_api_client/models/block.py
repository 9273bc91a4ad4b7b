from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.bed_block_reason import BedBlockReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="Block")


@_attrs_define
class Block:
    """A bed that nobody can have for a time.

    Attributes:
        reason (BedBlockReason): A code of the list `bed_block_reason`.
        from_on (datetime.date):
        to_on (datetime.date | None | Unset):
    """

    reason: BedBlockReason
    from_on: datetime.date
    to_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        from_on = self.from_on.isoformat()

        to_on: None | str | Unset
        if isinstance(self.to_on, Unset):
            to_on = UNSET
        elif isinstance(self.to_on, datetime.date):
            to_on = self.to_on.isoformat()
        else:
            to_on = self.to_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "from_on": from_on,
            }
        )
        if to_on is not UNSET:
            field_dict["to_on"] = to_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = BedBlockReason(d.pop("reason"))

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        def _parse_to_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                to_on_type_0 = datetime.date.fromisoformat(data)

                return to_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        to_on = _parse_to_on(d.pop("to_on", UNSET))

        block = cls(
            reason=reason,
            from_on=from_on,
            to_on=to_on,
        )

        return block
