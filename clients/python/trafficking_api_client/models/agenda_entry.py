from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="AgendaEntry")


@_attrs_define
class AgendaEntry:
    """A hearing in the agenda of a member.

    Attributes:
        hearing_id (None | UUID): null for a case that you do not see: the member goes elsewhere on that day, and that
            is all
        starts_at (datetime.datetime | None): null for a case that you do not see: the member goes elsewhere on that
            day, and that is all
    """

    hearing_id: None | UUID
    starts_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        hearing_id: None | str
        if isinstance(self.hearing_id, UUID):
            hearing_id = str(self.hearing_id)
        else:
            hearing_id = self.hearing_id

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "hearing_id": hearing_id,
                "starts_at": starts_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_hearing_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                hearing_id_type_0 = UUID(data)

                return hearing_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        hearing_id = _parse_hearing_id(d.pop("hearing_id"))

        def _parse_starts_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        starts_at = _parse_starts_at(d.pop("starts_at"))

        agenda_entry = cls(
            hearing_id=hearing_id,
            starts_at=starts_at,
        )

        return agenda_entry
