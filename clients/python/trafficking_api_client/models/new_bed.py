from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_overflow_reason import BedOverflowReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewBed")


@_attrs_define
class NewBed:
    """A bed. More than the house has are overflow beds, with a reason and a last day (BED-9).

    Attributes:
        unit_id (UUID):
        code (str):
        since_on (datetime.date | None | Unset): today, if it is not said
        overflow_reason (BedOverflowReason | None | Unset):
        overflow_until (datetime.date | None | Unset):
    """

    unit_id: UUID
    code: str
    since_on: datetime.date | None | Unset = UNSET
    overflow_reason: BedOverflowReason | None | Unset = UNSET
    overflow_until: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        unit_id = str(self.unit_id)

        code = self.code

        since_on: None | str | Unset
        if isinstance(self.since_on, Unset):
            since_on = UNSET
        elif isinstance(self.since_on, datetime.date):
            since_on = self.since_on.isoformat()
        else:
            since_on = self.since_on

        overflow_reason: None | str | Unset
        if isinstance(self.overflow_reason, Unset):
            overflow_reason = UNSET
        elif isinstance(self.overflow_reason, BedOverflowReason):
            overflow_reason = self.overflow_reason.value
        else:
            overflow_reason = self.overflow_reason

        overflow_until: None | str | Unset
        if isinstance(self.overflow_until, Unset):
            overflow_until = UNSET
        elif isinstance(self.overflow_until, datetime.date):
            overflow_until = self.overflow_until.isoformat()
        else:
            overflow_until = self.overflow_until

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "unit_id": unit_id,
                "code": code,
            }
        )
        if since_on is not UNSET:
            field_dict["since_on"] = since_on
        if overflow_reason is not UNSET:
            field_dict["overflow_reason"] = overflow_reason
        if overflow_until is not UNSET:
            field_dict["overflow_until"] = overflow_until

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit_id = UUID(d.pop("unit_id"))

        code = d.pop("code")

        def _parse_since_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_on_type_0 = datetime.date.fromisoformat(data)

                return since_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        since_on = _parse_since_on(d.pop("since_on", UNSET))

        def _parse_overflow_reason(data: object) -> BedOverflowReason | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overflow_reason_type_0 = BedOverflowReason(data)

                return overflow_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BedOverflowReason | None | Unset, data)

        overflow_reason = _parse_overflow_reason(d.pop("overflow_reason", UNSET))

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

        new_bed = cls(
            unit_id=unit_id,
            code=code,
            since_on=since_on,
            overflow_reason=overflow_reason,
            overflow_until=overflow_until,
        )

        return new_bed
