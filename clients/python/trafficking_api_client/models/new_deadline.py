from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.court_act import CourtAct
from ..models.court_base_event import CourtBaseEvent
from ..models.court_party_role import CourtPartyRole
from ..models.court_procedure import CourtProcedure
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewDeadline")


@_attrs_define
class NewDeadline:
    """Something that must be done in time. Its date follows from the rule that holds, if exactly one does.

    Attributes:
        case_id (UUID):
        procedure (CourtProcedure): A code of the list `court_procedure`.
        act (CourtAct): A code of the list `court_act`.
        proceeding_id (None | Unset | UUID): the proceeding of this case that it belongs to; if absent, that of what it
            runs from
        country (CountryCode | None | Unset): whose law gives the time; if absent, that of the proceeding, or of your
            centre
        party_role (CourtPartyRole | None | Unset): who must do it; without it no rule is found
        base_event (CourtBaseEvent | None | Unset): what sets the time going; without it no rule is found
        judgment_id (None | Unset | UUID): it runs from a date of this judgment, and moves with it
        appeal_id (None | Unset | UUID): it runs from the filing of this appeal, and moves with it
        paper_id (None | Unset | UUID): it runs from a date of this paper, and moves with it
        after_deadline_id (None | Unset | UUID): it runs from the end of this deadline, and moves with it
        base_on (datetime.date | None | Unset): the day of the base event; not with a judgment, an appeal, a paper or a
            deadline that tells it
        base_at (datetime.datetime | None | Unset): its instant, where the law counts hours; never with `base_on`
        judgment_on (datetime.date | None | Unset): the day of the judgment, where nothing that is named tells it: it
            says which law holds
        zone (None | str | Unset): where its last day ends; that of the proceeding, if absent; needed abroad where there
            is none
        due_on (datetime.date | None | Unset): its last day, set by hand: no rule overwrites it
        assigned_member_id (None | Unset | UUID): whose deadline it is: a member who may see the case
        note (None | str | Unset): in your own words; stored sealed
    """

    case_id: UUID
    procedure: CourtProcedure
    act: CourtAct
    proceeding_id: None | Unset | UUID = UNSET
    country: CountryCode | None | Unset = UNSET
    party_role: CourtPartyRole | None | Unset = UNSET
    base_event: CourtBaseEvent | None | Unset = UNSET
    judgment_id: None | Unset | UUID = UNSET
    appeal_id: None | Unset | UUID = UNSET
    paper_id: None | Unset | UUID = UNSET
    after_deadline_id: None | Unset | UUID = UNSET
    base_on: datetime.date | None | Unset = UNSET
    base_at: datetime.datetime | None | Unset = UNSET
    judgment_on: datetime.date | None | Unset = UNSET
    zone: None | str | Unset = UNSET
    due_on: datetime.date | None | Unset = UNSET
    assigned_member_id: None | Unset | UUID = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        procedure = self.procedure.value

        act = self.act.value

        proceeding_id: None | str | Unset
        if isinstance(self.proceeding_id, Unset):
            proceeding_id = UNSET
        elif isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        elif isinstance(self.country, CountryCode):
            country = self.country.value
        else:
            country = self.country

        party_role: None | str | Unset
        if isinstance(self.party_role, Unset):
            party_role = UNSET
        elif isinstance(self.party_role, CourtPartyRole):
            party_role = self.party_role.value
        else:
            party_role = self.party_role

        base_event: None | str | Unset
        if isinstance(self.base_event, Unset):
            base_event = UNSET
        elif isinstance(self.base_event, CourtBaseEvent):
            base_event = self.base_event.value
        else:
            base_event = self.base_event

        judgment_id: None | str | Unset
        if isinstance(self.judgment_id, Unset):
            judgment_id = UNSET
        elif isinstance(self.judgment_id, UUID):
            judgment_id = str(self.judgment_id)
        else:
            judgment_id = self.judgment_id

        appeal_id: None | str | Unset
        if isinstance(self.appeal_id, Unset):
            appeal_id = UNSET
        elif isinstance(self.appeal_id, UUID):
            appeal_id = str(self.appeal_id)
        else:
            appeal_id = self.appeal_id

        paper_id: None | str | Unset
        if isinstance(self.paper_id, Unset):
            paper_id = UNSET
        elif isinstance(self.paper_id, UUID):
            paper_id = str(self.paper_id)
        else:
            paper_id = self.paper_id

        after_deadline_id: None | str | Unset
        if isinstance(self.after_deadline_id, Unset):
            after_deadline_id = UNSET
        elif isinstance(self.after_deadline_id, UUID):
            after_deadline_id = str(self.after_deadline_id)
        else:
            after_deadline_id = self.after_deadline_id

        base_on: None | str | Unset
        if isinstance(self.base_on, Unset):
            base_on = UNSET
        elif isinstance(self.base_on, datetime.date):
            base_on = self.base_on.isoformat()
        else:
            base_on = self.base_on

        base_at: None | str | Unset
        if isinstance(self.base_at, Unset):
            base_at = UNSET
        elif isinstance(self.base_at, datetime.datetime):
            base_at = self.base_at.isoformat()
        else:
            base_at = self.base_at

        judgment_on: None | str | Unset
        if isinstance(self.judgment_on, Unset):
            judgment_on = UNSET
        elif isinstance(self.judgment_on, datetime.date):
            judgment_on = self.judgment_on.isoformat()
        else:
            judgment_on = self.judgment_on

        zone: None | str | Unset
        if isinstance(self.zone, Unset):
            zone = UNSET
        else:
            zone = self.zone

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        assigned_member_id: None | str | Unset
        if isinstance(self.assigned_member_id, Unset):
            assigned_member_id = UNSET
        elif isinstance(self.assigned_member_id, UUID):
            assigned_member_id = str(self.assigned_member_id)
        else:
            assigned_member_id = self.assigned_member_id

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "procedure": procedure,
                "act": act,
            }
        )
        if proceeding_id is not UNSET:
            field_dict["proceeding_id"] = proceeding_id
        if country is not UNSET:
            field_dict["country"] = country
        if party_role is not UNSET:
            field_dict["party_role"] = party_role
        if base_event is not UNSET:
            field_dict["base_event"] = base_event
        if judgment_id is not UNSET:
            field_dict["judgment_id"] = judgment_id
        if appeal_id is not UNSET:
            field_dict["appeal_id"] = appeal_id
        if paper_id is not UNSET:
            field_dict["paper_id"] = paper_id
        if after_deadline_id is not UNSET:
            field_dict["after_deadline_id"] = after_deadline_id
        if base_on is not UNSET:
            field_dict["base_on"] = base_on
        if base_at is not UNSET:
            field_dict["base_at"] = base_at
        if judgment_on is not UNSET:
            field_dict["judgment_on"] = judgment_on
        if zone is not UNSET:
            field_dict["zone"] = zone
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if assigned_member_id is not UNSET:
            field_dict["assigned_member_id"] = assigned_member_id
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        procedure = CourtProcedure(d.pop("procedure"))

        act = CourtAct(d.pop("act"))

        def _parse_proceeding_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proceeding_id_type_0 = UUID(data)

                return proceeding_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        proceeding_id = _parse_proceeding_id(d.pop("proceeding_id", UNSET))

        def _parse_country(data: object) -> CountryCode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                country_type_0 = CountryCode(data)

                return country_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

        def _parse_party_role(data: object) -> CourtPartyRole | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                party_role_type_0 = CourtPartyRole(data)

                return party_role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CourtPartyRole | None | Unset, data)

        party_role = _parse_party_role(d.pop("party_role", UNSET))

        def _parse_base_event(data: object) -> CourtBaseEvent | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                base_event_type_0 = CourtBaseEvent(data)

                return base_event_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CourtBaseEvent | None | Unset, data)

        base_event = _parse_base_event(d.pop("base_event", UNSET))

        def _parse_judgment_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                judgment_id_type_0 = UUID(data)

                return judgment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        judgment_id = _parse_judgment_id(d.pop("judgment_id", UNSET))

        def _parse_appeal_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                appeal_id_type_0 = UUID(data)

                return appeal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        appeal_id = _parse_appeal_id(d.pop("appeal_id", UNSET))

        def _parse_paper_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paper_id_type_0 = UUID(data)

                return paper_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        paper_id = _parse_paper_id(d.pop("paper_id", UNSET))

        def _parse_after_deadline_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                after_deadline_id_type_0 = UUID(data)

                return after_deadline_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        after_deadline_id = _parse_after_deadline_id(d.pop("after_deadline_id", UNSET))

        def _parse_base_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                base_on_type_0 = datetime.date.fromisoformat(data)

                return base_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        base_on = _parse_base_on(d.pop("base_on", UNSET))

        def _parse_base_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                base_at_type_0 = datetime.datetime.fromisoformat(data)

                return base_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        base_at = _parse_base_at(d.pop("base_at", UNSET))

        def _parse_judgment_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                judgment_on_type_0 = datetime.date.fromisoformat(data)

                return judgment_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        judgment_on = _parse_judgment_on(d.pop("judgment_on", UNSET))

        def _parse_zone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        zone = _parse_zone(d.pop("zone", UNSET))

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_assigned_member_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                assigned_member_id_type_0 = UUID(data)

                return assigned_member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        assigned_member_id = _parse_assigned_member_id(d.pop("assigned_member_id", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_deadline = cls(
            case_id=case_id,
            procedure=procedure,
            act=act,
            proceeding_id=proceeding_id,
            country=country,
            party_role=party_role,
            base_event=base_event,
            judgment_id=judgment_id,
            appeal_id=appeal_id,
            paper_id=paper_id,
            after_deadline_id=after_deadline_id,
            base_on=base_on,
            base_at=base_at,
            judgment_on=judgment_on,
            zone=zone,
            due_on=due_on,
            assigned_member_id=assigned_member_id,
            note=note,
        )

        return new_deadline
