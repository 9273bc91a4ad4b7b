from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.housing_search_end_reason import HousingSearchEndReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="HousingSearchEnding")


@_attrs_define
class HousingSearchEnding:
    """Why nothing is searched any more, though no lease of it was signed.

    Attributes:
        reason (HousingSearchEndReason): A code of the list `housing_search_end_reason`.
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
    """

    reason: HousingSearchEndReason
    occurred_at: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = HousingSearchEndReason(d.pop("reason"))

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))

        housing_search_ending = cls(
            reason=reason,
            occurred_at=occurred_at,
        )

        return housing_search_ending
