from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.hearing_cancel_reason import HearingCancelReason
from ..models.hearing_public_allowed_commands_item import (
    HearingPublicAllowedCommandsItem,
)
from ..models.hearing_status import HearingStatus
from ..models.hearing_type import HearingType
from ..models.safety_measure import SafetyMeasure

if TYPE_CHECKING:
    from ..models.hearing_conflict import HearingConflict
    from ..models.hearing_details import HearingDetails
    from ..models.hearing_link import HearingLink
    from ..models.hearing_staff_public import HearingStaffPublic


T = TypeVar("T", bound="HearingPublic")


@_attrs_define
class HearingPublic:
    """A hearing, with where it is, who goes there, and what came before and after it.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (None | UUID): the proceeding of this case that it belongs to
        chain_id (UUID): the first hearing, of which this one is left, after postponements
        predecessor_id (None | UUID): the hearing that was postponed to this one
        successor_id (None | UUID): the hearing that this one was postponed to
        type_ (HearingType): A code of the list `hearing_type`.
        status (HearingStatus): Whether a hearing is still to come, and what became of it.
        starts_at (datetime.datetime | None): null while no date is set
        ends_at (datetime.datetime | None): when it is thought to be over; only with a beginning
        zone (str): the time zone of the place
        measures (list[SafetyMeasure]): what keeps her safe there
        interpreter_language (None | str): the language of the interpreter, if one is needed
        interpreter_booked (bool): the interpreter is booked for this date
        member_ids (list[UUID]): who of your staff goes there
        notified_at (datetime.datetime | None): when somebody was first told of its date
        cancel_reason (HearingCancelReason | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[HearingPublicAllowedCommandsItem]):
        details (HearingDetails | None): null when nothing is told, or when the person was erased
        staff (list[HearingStaffPublic]): who goes there, or was to, the first added first
        chain (list[HearingLink]): all hearings of the chain, from the first to the last
        conflicts (list[HearingConflict]): where one of the staff would have to be twice at once; nothing is refused for
            it
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: None | UUID
    chain_id: UUID
    predecessor_id: None | UUID
    successor_id: None | UUID
    type_: HearingType
    status: HearingStatus
    starts_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    zone: str
    measures: list[SafetyMeasure]
    interpreter_language: None | str
    interpreter_booked: bool
    member_ids: list[UUID]
    notified_at: datetime.datetime | None
    cancel_reason: HearingCancelReason | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[HearingPublicAllowedCommandsItem]
    details: HearingDetails | None
    staff: list[HearingStaffPublic]
    chain: list[HearingLink]
    conflicts: list[HearingConflict]

    def to_dict(self) -> dict[str, Any]:
        from ..models.hearing_details import HearingDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        proceeding_id: None | str
        if isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        chain_id = str(self.chain_id)

        predecessor_id: None | str
        if isinstance(self.predecessor_id, UUID):
            predecessor_id = str(self.predecessor_id)
        else:
            predecessor_id = self.predecessor_id

        successor_id: None | str
        if isinstance(self.successor_id, UUID):
            successor_id = str(self.successor_id)
        else:
            successor_id = self.successor_id

        type_ = self.type_.value

        status = self.status.value

        starts_at: None | str
        if isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        zone = self.zone

        measures = []
        for measures_item_data in self.measures:
            measures_item = measures_item_data.value
            measures.append(measures_item)

        interpreter_language: None | str
        interpreter_language = self.interpreter_language

        interpreter_booked = self.interpreter_booked

        member_ids = []
        for member_ids_item_data in self.member_ids:
            member_ids_item = str(member_ids_item_data)
            member_ids.append(member_ids_item)

        notified_at: None | str
        if isinstance(self.notified_at, datetime.datetime):
            notified_at = self.notified_at.isoformat()
        else:
            notified_at = self.notified_at

        cancel_reason: None | str
        if isinstance(self.cancel_reason, HearingCancelReason):
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
        if isinstance(self.details, HearingDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        staff = []
        for staff_item_data in self.staff:
            staff_item = staff_item_data.to_dict()
            staff.append(staff_item)

        chain = []
        for chain_item_data in self.chain:
            chain_item = chain_item_data.to_dict()
            chain.append(chain_item)

        conflicts = []
        for conflicts_item_data in self.conflicts:
            conflicts_item = conflicts_item_data.to_dict()
            conflicts.append(conflicts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "proceeding_id": proceeding_id,
                "chain_id": chain_id,
                "predecessor_id": predecessor_id,
                "successor_id": successor_id,
                "type": type_,
                "status": status,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "zone": zone,
                "measures": measures,
                "interpreter_language": interpreter_language,
                "interpreter_booked": interpreter_booked,
                "member_ids": member_ids,
                "notified_at": notified_at,
                "cancel_reason": cancel_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "details": details,
                "staff": staff,
                "chain": chain,
                "conflicts": conflicts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hearing_conflict import HearingConflict  # noqa: PLC0415
        from ..models.hearing_details import HearingDetails  # noqa: PLC0415
        from ..models.hearing_link import HearingLink  # noqa: PLC0415
        from ..models.hearing_staff_public import HearingStaffPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        def _parse_proceeding_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proceeding_id_type_0 = UUID(data)

                return proceeding_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        proceeding_id = _parse_proceeding_id(d.pop("proceeding_id"))

        chain_id = UUID(d.pop("chain_id"))

        def _parse_predecessor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                predecessor_id_type_0 = UUID(data)

                return predecessor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        predecessor_id = _parse_predecessor_id(d.pop("predecessor_id"))

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

        type_ = HearingType(d.pop("type"))

        status = HearingStatus(d.pop("status"))

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

        def _parse_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ends_at = _parse_ends_at(d.pop("ends_at"))

        zone = d.pop("zone")

        measures = []
        _measures = d.pop("measures")
        for measures_item_data in _measures:
            measures_item = SafetyMeasure(measures_item_data)

            measures.append(measures_item)

        def _parse_interpreter_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        interpreter_language = _parse_interpreter_language(d.pop("interpreter_language"))

        interpreter_booked = d.pop("interpreter_booked")

        member_ids = []
        _member_ids = d.pop("member_ids")
        for member_ids_item_data in _member_ids:
            member_ids_item = UUID(member_ids_item_data)

            member_ids.append(member_ids_item)

        def _parse_notified_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                notified_at_type_0 = datetime.datetime.fromisoformat(data)

                return notified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        notified_at = _parse_notified_at(d.pop("notified_at"))

        def _parse_cancel_reason(data: object) -> HearingCancelReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancel_reason_type_0 = HearingCancelReason(data)

                return cancel_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HearingCancelReason | None, data)

        cancel_reason = _parse_cancel_reason(d.pop("cancel_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = HearingPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_details(data: object) -> HearingDetails | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = HearingDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HearingDetails | None, data)

        details = _parse_details(d.pop("details"))

        staff = []
        _staff = d.pop("staff")
        for staff_item_data in _staff:
            staff_item = HearingStaffPublic.from_dict(staff_item_data)

            staff.append(staff_item)

        chain = []
        _chain = d.pop("chain")
        for chain_item_data in _chain:
            chain_item = HearingLink.from_dict(chain_item_data)

            chain.append(chain_item)

        conflicts = []
        _conflicts = d.pop("conflicts")
        for conflicts_item_data in _conflicts:
            conflicts_item = HearingConflict.from_dict(conflicts_item_data)

            conflicts.append(conflicts_item)

        hearing_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            chain_id=chain_id,
            predecessor_id=predecessor_id,
            successor_id=successor_id,
            type_=type_,
            status=status,
            starts_at=starts_at,
            ends_at=ends_at,
            zone=zone,
            measures=measures,
            interpreter_language=interpreter_language,
            interpreter_booked=interpreter_booked,
            member_ids=member_ids,
            notified_at=notified_at,
            cancel_reason=cancel_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            details=details,
            staff=staff,
            chain=chain,
            conflicts=conflicts,
        )

        return hearing_public
