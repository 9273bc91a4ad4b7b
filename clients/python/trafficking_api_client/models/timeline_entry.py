from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="TimelineEntry")


@_attrs_define
class TimelineEntry:
    """Something that happened in a case, or to what hangs on it.

    Attributes:
        id (UUID):
        case_id (UUID): where it happened: this case, or one that was merged into it
        type_ (str): such as `case.activated` or `visit.done`
        object_kind (str):
        object_id (UUID):
        from_state (None | str):
        to_state (None | str):
        member_id (None | UUID): who did it; null: the system, or a script
        occurred_at (datetime.datetime):
        recorded_at (datetime.datetime):
    """

    id: UUID
    case_id: UUID
    type_: str
    object_kind: str
    object_id: UUID
    from_state: None | str
    to_state: None | str
    member_id: None | UUID
    occurred_at: datetime.datetime
    recorded_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        case_id = str(self.case_id)

        type_ = self.type_

        object_kind = self.object_kind

        object_id = str(self.object_id)

        from_state: None | str
        from_state = self.from_state

        to_state: None | str
        to_state = self.to_state

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        occurred_at = self.occurred_at.isoformat()

        recorded_at = self.recorded_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "case_id": case_id,
                "type": type_,
                "object_kind": object_kind,
                "object_id": object_id,
                "from_state": from_state,
                "to_state": to_state,
                "member_id": member_id,
                "occurred_at": occurred_at,
                "recorded_at": recorded_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        case_id = UUID(d.pop("case_id"))

        type_ = d.pop("type")

        object_kind = d.pop("object_kind")

        object_id = UUID(d.pop("object_id"))

        def _parse_from_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        from_state = _parse_from_state(d.pop("from_state"))

        def _parse_to_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        to_state = _parse_to_state(d.pop("to_state"))

        def _parse_member_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                member_id_type_0 = UUID(data)

                return member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        member_id = _parse_member_id(d.pop("member_id"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        timeline_entry = cls(
            id=id,
            case_id=case_id,
            type_=type_,
            object_kind=object_kind,
            object_id=object_id,
            from_state=from_state,
            to_state=to_state,
            member_id=member_id,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
        )

        return timeline_entry
