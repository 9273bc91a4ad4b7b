from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.follow_up_mode import FollowUpMode
from ..models.visit_cancel_reason import VisitCancelReason
from ..models.visit_missed_reason import VisitMissedReason
from ..models.visit_public_allowed_commands_item import VisitPublicAllowedCommandsItem
from ..models.visit_status import VisitStatus

if TYPE_CHECKING:
    from ..models.visit_details import VisitDetails


T = TypeVar("T", bound="VisitPublic")


@_attrs_define
class VisitPublic:
    """A visit that is due, was made, or was not.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        case_plan_id (None | UUID): the version of the plan that asks for it; null: by hand
        previous_id (None | UUID): the visit that was put off to this one
        successor_id (None | UUID): the visit that this one was put off to
        status (VisitStatus): Whether a visit was made.
        due_on (datetime.date):
        is_overdue (bool): it is scheduled, and its day is over where your centre is
        mode (FollowUpMode | None):
        worker_id (None | UUID):
        is_unassigned (bool): it is scheduled for nobody, or for who left the case since
        done_on (datetime.date | None):
        missed_reason (None | VisitMissedReason):
        cancel_reason (None | VisitCancelReason):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[VisitPublicAllowedCommandsItem]):
        details (None | VisitDetails): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    case_plan_id: None | UUID
    previous_id: None | UUID
    successor_id: None | UUID
    status: VisitStatus
    due_on: datetime.date
    is_overdue: bool
    mode: FollowUpMode | None
    worker_id: None | UUID
    is_unassigned: bool
    done_on: datetime.date | None
    missed_reason: None | VisitMissedReason
    cancel_reason: None | VisitCancelReason
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[VisitPublicAllowedCommandsItem]
    details: None | VisitDetails

    def to_dict(self) -> dict[str, Any]:
        from ..models.visit_details import VisitDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        case_plan_id: None | str
        if isinstance(self.case_plan_id, UUID):
            case_plan_id = str(self.case_plan_id)
        else:
            case_plan_id = self.case_plan_id

        previous_id: None | str
        if isinstance(self.previous_id, UUID):
            previous_id = str(self.previous_id)
        else:
            previous_id = self.previous_id

        successor_id: None | str
        if isinstance(self.successor_id, UUID):
            successor_id = str(self.successor_id)
        else:
            successor_id = self.successor_id

        status = self.status.value

        due_on = self.due_on.isoformat()

        is_overdue = self.is_overdue

        mode: None | str
        if isinstance(self.mode, FollowUpMode):
            mode = self.mode.value
        else:
            mode = self.mode

        worker_id: None | str
        if isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        is_unassigned = self.is_unassigned

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        missed_reason: None | str
        if isinstance(self.missed_reason, VisitMissedReason):
            missed_reason = self.missed_reason.value
        else:
            missed_reason = self.missed_reason

        cancel_reason: None | str
        if isinstance(self.cancel_reason, VisitCancelReason):
            cancel_reason = self.cancel_reason.value
        else:
            cancel_reason = self.cancel_reason

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        details: dict[str, Any] | None
        if isinstance(self.details, VisitDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "case_plan_id": case_plan_id,
                "previous_id": previous_id,
                "successor_id": successor_id,
                "status": status,
                "due_on": due_on,
                "is_overdue": is_overdue,
                "mode": mode,
                "worker_id": worker_id,
                "is_unassigned": is_unassigned,
                "done_on": done_on,
                "missed_reason": missed_reason,
                "cancel_reason": cancel_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.visit_details import VisitDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        def _parse_case_plan_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                case_plan_id_type_0 = UUID(data)

                return case_plan_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        case_plan_id = _parse_case_plan_id(d.pop("case_plan_id"))

        def _parse_previous_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_id_type_0 = UUID(data)

                return previous_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        previous_id = _parse_previous_id(d.pop("previous_id"))

        def _parse_successor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                successor_id_type_0 = UUID(data)

                return successor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        successor_id = _parse_successor_id(d.pop("successor_id"))

        status = VisitStatus(d.pop("status"))

        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        is_overdue = d.pop("is_overdue")

        def _parse_mode(data: object) -> FollowUpMode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mode_type_0 = FollowUpMode(data)

                return mode_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FollowUpMode | None, data)

        mode = _parse_mode(d.pop("mode"))

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

        def _parse_done_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        done_on = _parse_done_on(d.pop("done_on"))

        def _parse_missed_reason(data: object) -> None | VisitMissedReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                missed_reason_type_0 = VisitMissedReason(data)

                return missed_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VisitMissedReason, data)

        missed_reason = _parse_missed_reason(d.pop("missed_reason"))

        def _parse_cancel_reason(data: object) -> None | VisitCancelReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancel_reason_type_0 = VisitCancelReason(data)

                return cancel_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VisitCancelReason, data)

        cancel_reason = _parse_cancel_reason(d.pop("cancel_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = VisitPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_details(data: object) -> None | VisitDetails:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = VisitDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VisitDetails, data)

        details = _parse_details(d.pop("details"))

        visit_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            case_plan_id=case_plan_id,
            previous_id=previous_id,
            successor_id=successor_id,
            status=status,
            due_on=due_on,
            is_overdue=is_overdue,
            mode=mode,
            worker_id=worker_id,
            is_unassigned=is_unassigned,
            done_on=done_on,
            missed_reason=missed_reason,
            cancel_reason=cancel_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            details=details,
        )

        return visit_public
