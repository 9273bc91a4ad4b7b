from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bed_overflow_reason import BedOverflowReason

T = TypeVar("T", bound="BedPublic")


@_attrs_define
class BedPublic:
    """A bed of a unit.

    Attributes:
        id (UUID):
        version (int):
        shelter_id (UUID):
        unit_id (UUID):
        code (str):
        overflow_reason (BedOverflowReason | None):
        overflow_until (datetime.date | None): the last day on which there is this overflow bed
        since_on (datetime.date):
        retired_on (datetime.date | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    shelter_id: UUID
    unit_id: UUID
    code: str
    overflow_reason: BedOverflowReason | None
    overflow_until: datetime.date | None
    since_on: datetime.date
    retired_on: datetime.date | None
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        shelter_id = str(self.shelter_id)

        unit_id = str(self.unit_id)

        code = self.code

        overflow_reason: None | str
        if isinstance(self.overflow_reason, BedOverflowReason):
            overflow_reason = self.overflow_reason.value
        else:
            overflow_reason = self.overflow_reason

        overflow_until: None | str
        if isinstance(self.overflow_until, datetime.date):
            overflow_until = self.overflow_until.isoformat()
        else:
            overflow_until = self.overflow_until

        since_on = self.since_on.isoformat()

        retired_on: None | str
        if isinstance(self.retired_on, datetime.date):
            retired_on = self.retired_on.isoformat()
        else:
            retired_on = self.retired_on

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "shelter_id": shelter_id,
                "unit_id": unit_id,
                "code": code,
                "overflow_reason": overflow_reason,
                "overflow_until": overflow_until,
                "since_on": since_on,
                "retired_on": retired_on,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        shelter_id = UUID(d.pop("shelter_id"))

        unit_id = UUID(d.pop("unit_id"))

        code = d.pop("code")

        def _parse_overflow_reason(data: object) -> BedOverflowReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overflow_reason_type_0 = BedOverflowReason(data)

                return overflow_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BedOverflowReason | None, data)

        overflow_reason = _parse_overflow_reason(d.pop("overflow_reason"))

        def _parse_overflow_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overflow_until_type_0 = datetime.date.fromisoformat(data)

                return overflow_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        overflow_until = _parse_overflow_until(d.pop("overflow_until"))

        since_on = datetime.date.fromisoformat(d.pop("since_on"))

        def _parse_retired_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retired_on_type_0 = datetime.date.fromisoformat(data)

                return retired_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        retired_on = _parse_retired_on(d.pop("retired_on"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        bed_public = cls(
            id=id,
            version=version,
            shelter_id=shelter_id,
            unit_id=unit_id,
            code=code,
            overflow_reason=overflow_reason,
            overflow_until=overflow_until,
            since_on=since_on,
            retired_on=retired_on,
            created_at=created_at,
            updated_at=updated_at,
        )

        return bed_public
