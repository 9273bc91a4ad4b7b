from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.worker_status import WorkerStatus

T = TypeVar("T", bound="CaseWorkerPublic")


@_attrs_define
class CaseWorkerPublic:
    """A member who works, or worked, on a case.

    Attributes:
        id (UUID):
        version (int):
        member_id (UUID):
        status (WorkerStatus): Whether a member works on a case.
        since_at (datetime.datetime):
        until_at (datetime.datetime | None):
    """

    id: UUID
    version: int
    member_id: UUID
    status: WorkerStatus
    since_at: datetime.datetime
    until_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        member_id = str(self.member_id)

        status = self.status.value

        since_at = self.since_at.isoformat()

        until_at: None | str
        if isinstance(self.until_at, datetime.datetime):
            until_at = self.until_at.isoformat()
        else:
            until_at = self.until_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "member_id": member_id,
                "status": status,
                "since_at": since_at,
                "until_at": until_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        member_id = UUID(d.pop("member_id"))

        status = WorkerStatus(d.pop("status"))

        since_at = datetime.datetime.fromisoformat(d.pop("since_at"))

        def _parse_until_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_at_type_0 = datetime.datetime.fromisoformat(data)

                return until_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        until_at = _parse_until_at(d.pop("until_at"))

        case_worker_public = cls(
            id=id,
            version=version,
            member_id=member_id,
            status=status,
            since_at=since_at,
            until_at=until_at,
        )

        return case_worker_public
