from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.court_act import CourtAct
from ..models.court_base_event import CourtBaseEvent
from ..models.court_party_role import CourtPartyRole
from ..models.court_procedure import CourtProcedure
from ..models.deadline_public_allowed_commands_item import (
    DeadlinePublicAllowedCommandsItem,
)
from ..models.deadline_status import DeadlineStatus
from ..models.deadline_waive_reason import DeadlineWaiveReason
from ..models.manual_reason import ManualReason

if TYPE_CHECKING:
    from ..models.deadline_details import DeadlineDetails
    from ..models.deadline_rule_brief import DeadlineRuleBrief


T = TypeVar("T", bound="DeadlinePublic")


@_attrs_define
class DeadlinePublic:
    """A deadline, with what was noted of it.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (None | UUID):
        status (DeadlineStatus): Whether a deadline still runs; that it was missed follows from the time, and is no
            status.
        procedure (CourtProcedure): A code of the list `court_procedure`.
        country (CountryCode): A code of the list `country`.
        act (CourtAct): A code of the list `court_act`.
        party_role (CourtPartyRole | None):
        base_event (CourtBaseEvent | None):
        judgment_id (None | UUID): it runs from a date of this judgment, and moves with it
        appeal_id (None | UUID): it runs from the filing of this appeal, and moves with it
        paper_id (None | UUID): it runs from a date of this paper, and moves with it
        after_deadline_id (None | UUID): it runs from the end of this deadline, and moves with it
        base_on (datetime.date | None): the day of the base event, as it is known now
        base_at (datetime.datetime | None): its instant, where one is known
        judgment_on (datetime.date | None):
        due_at (datetime.datetime | None): the last instant in time: what comes after it is late; null while no date is
            known
        due_on (datetime.date | None): its day where the court is
        due_local (None | str): the same instant on the clock of its zone, with the offset
        zone (str): where its last day ends
        is_missed (bool): it is open, and its time is over
        is_manual (bool): no rule says its date, or a member said another
        manual_reason (ManualReason | None): why it is manual: a warning
        diverges (bool): its date does not follow from where its base event is now
        rule (DeadlineRuleBrief | None): null where no rule holds
        met_at (datetime.datetime | None): when the act happened, not when it was written down
        is_late (bool | None): it was done after its time; null where none was known
        waive_reason (DeadlineWaiveReason | None):
        supersedes_id (None | UUID): the deadline in whose place it came when a date moved
        assigned_member_id (None | UUID):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[DeadlinePublicAllowedCommandsItem]):
        details (DeadlineDetails | None): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: None | UUID
    status: DeadlineStatus
    procedure: CourtProcedure
    country: CountryCode
    act: CourtAct
    party_role: CourtPartyRole | None
    base_event: CourtBaseEvent | None
    judgment_id: None | UUID
    appeal_id: None | UUID
    paper_id: None | UUID
    after_deadline_id: None | UUID
    base_on: datetime.date | None
    base_at: datetime.datetime | None
    judgment_on: datetime.date | None
    due_at: datetime.datetime | None
    due_on: datetime.date | None
    due_local: None | str
    zone: str
    is_missed: bool
    is_manual: bool
    manual_reason: ManualReason | None
    diverges: bool
    rule: DeadlineRuleBrief | None
    met_at: datetime.datetime | None
    is_late: bool | None
    waive_reason: DeadlineWaiveReason | None
    supersedes_id: None | UUID
    assigned_member_id: None | UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[DeadlinePublicAllowedCommandsItem]
    details: DeadlineDetails | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.deadline_details import DeadlineDetails  # noqa: PLC0415
        from ..models.deadline_rule_brief import DeadlineRuleBrief  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        proceeding_id: None | str
        if isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        status = self.status.value

        procedure = self.procedure.value

        country = self.country.value

        act = self.act.value

        party_role: None | str
        if isinstance(self.party_role, CourtPartyRole):
            party_role = self.party_role.value
        else:
            party_role = self.party_role

        base_event: None | str
        if isinstance(self.base_event, CourtBaseEvent):
            base_event = self.base_event.value
        else:
            base_event = self.base_event

        judgment_id: None | str
        if isinstance(self.judgment_id, UUID):
            judgment_id = str(self.judgment_id)
        else:
            judgment_id = self.judgment_id

        appeal_id: None | str
        if isinstance(self.appeal_id, UUID):
            appeal_id = str(self.appeal_id)
        else:
            appeal_id = self.appeal_id

        paper_id: None | str
        if isinstance(self.paper_id, UUID):
            paper_id = str(self.paper_id)
        else:
            paper_id = self.paper_id

        after_deadline_id: None | str
        if isinstance(self.after_deadline_id, UUID):
            after_deadline_id = str(self.after_deadline_id)
        else:
            after_deadline_id = self.after_deadline_id

        base_on: None | str
        if isinstance(self.base_on, datetime.date):
            base_on = self.base_on.isoformat()
        else:
            base_on = self.base_on

        base_at: None | str
        if isinstance(self.base_at, datetime.datetime):
            base_at = self.base_at.isoformat()
        else:
            base_at = self.base_at

        judgment_on: None | str
        if isinstance(self.judgment_on, datetime.date):
            judgment_on = self.judgment_on.isoformat()
        else:
            judgment_on = self.judgment_on

        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        due_local: None | str
        due_local = self.due_local

        zone = self.zone

        is_missed = self.is_missed

        is_manual = self.is_manual

        manual_reason: None | str
        if isinstance(self.manual_reason, ManualReason):
            manual_reason = self.manual_reason.value
        else:
            manual_reason = self.manual_reason

        diverges = self.diverges

        rule: dict[str, Any] | None
        if isinstance(self.rule, DeadlineRuleBrief):
            rule = self.rule.to_dict()
        else:
            rule = self.rule

        met_at: None | str
        if isinstance(self.met_at, datetime.datetime):
            met_at = self.met_at.isoformat()
        else:
            met_at = self.met_at

        is_late: bool | None
        is_late = self.is_late

        waive_reason: None | str
        if isinstance(self.waive_reason, DeadlineWaiveReason):
            waive_reason = self.waive_reason.value
        else:
            waive_reason = self.waive_reason

        supersedes_id: None | str
        if isinstance(self.supersedes_id, UUID):
            supersedes_id = str(self.supersedes_id)
        else:
            supersedes_id = self.supersedes_id

        assigned_member_id: None | str
        if isinstance(self.assigned_member_id, UUID):
            assigned_member_id = str(self.assigned_member_id)
        else:
            assigned_member_id = self.assigned_member_id

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        details: dict[str, Any] | None
        if isinstance(self.details, DeadlineDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "proceeding_id": proceeding_id,
                "status": status,
                "procedure": procedure,
                "country": country,
                "act": act,
                "party_role": party_role,
                "base_event": base_event,
                "judgment_id": judgment_id,
                "appeal_id": appeal_id,
                "paper_id": paper_id,
                "after_deadline_id": after_deadline_id,
                "base_on": base_on,
                "base_at": base_at,
                "judgment_on": judgment_on,
                "due_at": due_at,
                "due_on": due_on,
                "due_local": due_local,
                "zone": zone,
                "is_missed": is_missed,
                "is_manual": is_manual,
                "manual_reason": manual_reason,
                "diverges": diverges,
                "rule": rule,
                "met_at": met_at,
                "is_late": is_late,
                "waive_reason": waive_reason,
                "supersedes_id": supersedes_id,
                "assigned_member_id": assigned_member_id,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.deadline_details import DeadlineDetails  # noqa: PLC0415
        from ..models.deadline_rule_brief import DeadlineRuleBrief  # noqa: PLC0415

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

        status = DeadlineStatus(d.pop("status"))

        procedure = CourtProcedure(d.pop("procedure"))

        country = CountryCode(d.pop("country"))

        act = CourtAct(d.pop("act"))

        def _parse_party_role(data: object) -> CourtPartyRole | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                party_role_type_0 = CourtPartyRole(data)

                return party_role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CourtPartyRole | None, data)

        party_role = _parse_party_role(d.pop("party_role"))

        def _parse_base_event(data: object) -> CourtBaseEvent | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                base_event_type_0 = CourtBaseEvent(data)

                return base_event_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CourtBaseEvent | None, data)

        base_event = _parse_base_event(d.pop("base_event"))

        def _parse_judgment_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                judgment_id_type_0 = UUID(data)

                return judgment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        judgment_id = _parse_judgment_id(d.pop("judgment_id"))

        def _parse_appeal_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appeal_id_type_0 = UUID(data)

                return appeal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        appeal_id = _parse_appeal_id(d.pop("appeal_id"))

        def _parse_paper_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paper_id_type_0 = UUID(data)

                return paper_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        paper_id = _parse_paper_id(d.pop("paper_id"))

        def _parse_after_deadline_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                after_deadline_id_type_0 = UUID(data)

                return after_deadline_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        after_deadline_id = _parse_after_deadline_id(d.pop("after_deadline_id"))

        def _parse_base_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                base_on_type_0 = datetime.date.fromisoformat(data)

                return base_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        base_on = _parse_base_on(d.pop("base_on"))

        def _parse_base_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                base_at_type_0 = datetime.datetime.fromisoformat(data)

                return base_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        base_at = _parse_base_at(d.pop("base_at"))

        def _parse_judgment_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                judgment_on_type_0 = datetime.date.fromisoformat(data)

                return judgment_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        judgment_on = _parse_judgment_on(d.pop("judgment_on"))

        def _parse_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)

                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        due_at = _parse_due_at(d.pop("due_at"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_due_local(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        due_local = _parse_due_local(d.pop("due_local"))

        zone = d.pop("zone")

        is_missed = d.pop("is_missed")

        is_manual = d.pop("is_manual")

        def _parse_manual_reason(data: object) -> ManualReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                manual_reason_type_0 = ManualReason(data)

                return manual_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ManualReason | None, data)

        manual_reason = _parse_manual_reason(d.pop("manual_reason"))

        diverges = d.pop("diverges")

        def _parse_rule(data: object) -> DeadlineRuleBrief | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rule_type_0 = DeadlineRuleBrief.from_dict(data)

                return rule_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeadlineRuleBrief | None, data)

        rule = _parse_rule(d.pop("rule"))

        def _parse_met_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                met_at_type_0 = datetime.datetime.fromisoformat(data)

                return met_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        met_at = _parse_met_at(d.pop("met_at"))

        def _parse_is_late(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_late = _parse_is_late(d.pop("is_late"))

        def _parse_waive_reason(data: object) -> DeadlineWaiveReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                waive_reason_type_0 = DeadlineWaiveReason(data)

                return waive_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeadlineWaiveReason | None, data)

        waive_reason = _parse_waive_reason(d.pop("waive_reason"))

        def _parse_supersedes_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                supersedes_id_type_0 = UUID(data)

                return supersedes_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        supersedes_id = _parse_supersedes_id(d.pop("supersedes_id"))

        def _parse_assigned_member_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                assigned_member_id_type_0 = UUID(data)

                return assigned_member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        assigned_member_id = _parse_assigned_member_id(d.pop("assigned_member_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = DeadlinePublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_details(data: object) -> DeadlineDetails | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = DeadlineDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeadlineDetails | None, data)

        details = _parse_details(d.pop("details"))

        deadline_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            status=status,
            procedure=procedure,
            country=country,
            act=act,
            party_role=party_role,
            base_event=base_event,
            judgment_id=judgment_id,
            appeal_id=appeal_id,
            paper_id=paper_id,
            after_deadline_id=after_deadline_id,
            base_on=base_on,
            base_at=base_at,
            judgment_on=judgment_on,
            due_at=due_at,
            due_on=due_on,
            due_local=due_local,
            zone=zone,
            is_missed=is_missed,
            is_manual=is_manual,
            manual_reason=manual_reason,
            diverges=diverges,
            rule=rule,
            met_at=met_at,
            is_late=is_late,
            waive_reason=waive_reason,
            supersedes_id=supersedes_id,
            assigned_member_id=assigned_member_id,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            details=details,
        )

        return deadline_public
