from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="BedPatch")


@_attrs_define
class BedPatch:
    """What can change of a bed; one that is taken after the day cannot be retired.

    Attributes:
        code (str | Unset):
        retired_on (datetime.date | None | Unset):
        overflow_until (datetime.date | None | Unset): of an overflow bed: another last day
    """

    code: str | Unset = UNSET
    retired_on: datetime.date | None | Unset = UNSET
    overflow_until: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        retired_on: None | str | Unset
        if isinstance(self.retired_on, Unset):
            retired_on = UNSET
        elif isinstance(self.retired_on, datetime.date):
            retired_on = self.retired_on.isoformat()
        else:
            retired_on = self.retired_on

        overflow_until: None | str | Unset
        if isinstance(self.overflow_until, Unset):
            overflow_until = UNSET
        elif isinstance(self.overflow_until, datetime.date):
            overflow_until = self.overflow_until.isoformat()
        else:
            overflow_until = self.overflow_until

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if code is not UNSET:
            field_dict["code"] = code
        if retired_on is not UNSET:
            field_dict["retired_on"] = retired_on
        if overflow_until is not UNSET:
            field_dict["overflow_until"] = overflow_until

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code", UNSET)

        def _parse_retired_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retired_on_type_0 = datetime.date.fromisoformat(data)

                return retired_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        retired_on = _parse_retired_on(d.pop("retired_on", UNSET))

        def _parse_overflow_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overflow_until_type_0 = datetime.date.fromisoformat(data)

                return overflow_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        overflow_until = _parse_overflow_until(d.pop("overflow_until", UNSET))

        bed_patch = cls(
            code=code,
            retired_on=retired_on,
            overflow_until=overflow_until,
        )

        return bed_patch
