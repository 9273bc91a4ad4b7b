from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.hearing_type import HearingType
from ..models.safety_measure import SafetyMeasure
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewHearing")


@_attrs_define
class NewHearing:
    """A hearing, an interview or another date before a court or an authority.

    Attributes:
        case_id (UUID):
        type_ (HearingType): A code of the list `hearing_type`.
        proceeding_id (None | Unset | UUID): the proceeding of this case that it belongs to
        starts_at (datetime.datetime | None | Unset): null while no date is set
        ends_at (datetime.datetime | None | Unset): when it is thought to be over; only with a beginning
        zone (None | str | Unset): the time zone of the place; that of your organisation, if absent
        measures (list[SafetyMeasure] | Unset): what keeps her safe there
        interpreter_language (None | str | Unset): the language of the interpreter, if one is needed
        interpreter_booked (bool | Unset): the interpreter is booked for this date Default: False.
        member_ids (list[UUID] | Unset): who of your staff goes there
        location (None | str | Unset): where it is; stored sealed
        room (None | str | Unset): stored sealed
        note (None | str | Unset): in your own words; stored sealed
    """

    case_id: UUID
    type_: HearingType
    proceeding_id: None | Unset | UUID = UNSET
    starts_at: datetime.datetime | None | Unset = UNSET
    ends_at: datetime.datetime | None | Unset = UNSET
    zone: None | str | Unset = UNSET
    measures: list[SafetyMeasure] | Unset = UNSET
    interpreter_language: None | str | Unset = UNSET
    interpreter_booked: bool | Unset = False
    member_ids: list[UUID] | Unset = UNSET
    location: None | str | Unset = UNSET
    room: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        type_ = self.type_.value

        proceeding_id: None | str | Unset
        if isinstance(self.proceeding_id, Unset):
            proceeding_id = UNSET
        elif isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        starts_at: None | str | Unset
        if isinstance(self.starts_at, Unset):
            starts_at = UNSET
        elif isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        ends_at: None | str | Unset
        if isinstance(self.ends_at, Unset):
            ends_at = UNSET
        elif isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        zone: None | str | Unset
        if isinstance(self.zone, Unset):
            zone = UNSET
        else:
            zone = self.zone

        measures: list[str] | Unset = UNSET
        if not isinstance(self.measures, Unset):
            measures = []
            for measures_item_data in self.measures:
                measures_item = measures_item_data.value
                measures.append(measures_item)

        interpreter_language: None | str | Unset
        if isinstance(self.interpreter_language, Unset):
            interpreter_language = UNSET
        else:
            interpreter_language = self.interpreter_language

        interpreter_booked = self.interpreter_booked

        member_ids: list[str] | Unset = UNSET
        if not isinstance(self.member_ids, Unset):
            member_ids = []
            for member_ids_item_data in self.member_ids:
                member_ids_item = str(member_ids_item_data)
                member_ids.append(member_ids_item)

        location: None | str | Unset
        if isinstance(self.location, Unset):
            location = UNSET
        else:
            location = self.location

        room: None | str | Unset
        if isinstance(self.room, Unset):
            room = UNSET
        else:
            room = self.room

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "type": type_,
            }
        )
        if proceeding_id is not UNSET:
            field_dict["proceeding_id"] = proceeding_id
        if starts_at is not UNSET:
            field_dict["starts_at"] = starts_at
        if ends_at is not UNSET:
            field_dict["ends_at"] = ends_at
        if zone is not UNSET:
            field_dict["zone"] = zone
        if measures is not UNSET:
            field_dict["measures"] = measures
        if interpreter_language is not UNSET:
            field_dict["interpreter_language"] = interpreter_language
        if interpreter_booked is not UNSET:
            field_dict["interpreter_booked"] = interpreter_booked
        if member_ids is not UNSET:
            field_dict["member_ids"] = member_ids
        if location is not UNSET:
            field_dict["location"] = location
        if room is not UNSET:
            field_dict["room"] = room
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        type_ = HearingType(d.pop("type"))

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

        def _parse_starts_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        starts_at = _parse_starts_at(d.pop("starts_at", UNSET))

        def _parse_ends_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        ends_at = _parse_ends_at(d.pop("ends_at", UNSET))

        def _parse_zone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        zone = _parse_zone(d.pop("zone", UNSET))

        _measures = d.pop("measures", UNSET)
        measures: list[SafetyMeasure] | Unset = UNSET
        if _measures is not UNSET:
            measures = []
            for measures_item_data in _measures:
                measures_item = SafetyMeasure(measures_item_data)

                measures.append(measures_item)

        def _parse_interpreter_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        interpreter_language = _parse_interpreter_language(d.pop("interpreter_language", UNSET))

        interpreter_booked = d.pop("interpreter_booked", UNSET)

        _member_ids = d.pop("member_ids", UNSET)
        member_ids: list[UUID] | Unset = UNSET
        if _member_ids is not UNSET:
            member_ids = []
            for member_ids_item_data in _member_ids:
                member_ids_item = UUID(member_ids_item_data)

                member_ids.append(member_ids_item)

        def _parse_location(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        location = _parse_location(d.pop("location", UNSET))

        def _parse_room(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        room = _parse_room(d.pop("room", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_hearing = cls(
            case_id=case_id,
            type_=type_,
            proceeding_id=proceeding_id,
            starts_at=starts_at,
            ends_at=ends_at,
            zone=zone,
            measures=measures,
            interpreter_language=interpreter_language,
            interpreter_booked=interpreter_booked,
            member_ids=member_ids,
            location=location,
            room=room,
            note=note,
        )

        return new_hearing
