from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.work_kind import WorkKind

T = TypeVar("T", bound="WorkItem")


@_attrs_define
class WorkItem:
    """Something that is due in a case that you see; its id leads to it.

    Attributes:
        id (UUID):
        kind (WorkKind): What is to be done.
        case_id (UUID):
        due_on (datetime.date):
        is_overdue (bool): its day has passed where your centre is (PLAN-6); of a deadline, its instant (CRT-1)
        worker_id (None | UUID): who is to do it; of several who go to a hearing you, if you are one of them, else the
            first to be added
        is_unassigned (bool): nobody is to do it, or one who works on the case no longer; only visits and actions are
            given to one member, all else is for all who work on the case
        status (str):
    """

    id: UUID
    kind: WorkKind
    case_id: UUID
    due_on: datetime.date
    is_overdue: bool
    worker_id: None | UUID
    is_unassigned: bool
    status: str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind.value

        case_id = str(self.case_id)

        due_on = self.due_on.isoformat()

        is_overdue = self.is_overdue

        worker_id: None | str
        if isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        is_unassigned = self.is_unassigned

        status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "case_id": case_id,
                "due_on": due_on,
                "is_overdue": is_overdue,
                "worker_id": worker_id,
                "is_unassigned": is_unassigned,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = WorkKind(d.pop("kind"))

        case_id = UUID(d.pop("case_id"))

        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        is_overdue = d.pop("is_overdue")

        def _parse_worker_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                worker_id_type_0 = UUID(data)

                return worker_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        worker_id = _parse_worker_id(d.pop("worker_id"))

        is_unassigned = d.pop("is_unassigned")

        status = d.pop("status")

        work_item = cls(
            id=id,
            kind=kind,
            case_id=case_id,
            due_on=due_on,
            is_overdue=is_overdue,
            worker_id=worker_id,
            is_unassigned=is_unassigned,
            status=status,
        )

        return work_item
