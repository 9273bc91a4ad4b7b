from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.residence_event_public_kind import ResidenceEventPublicKind
from ..models.stay_correction_reason import StayCorrectionReason
from ..models.victim_track_end_reason import VictimTrackEndReason

T = TypeVar("T", bound="ResidenceEventPublic")


@_attrs_define
class ResidenceEventPublic:
    """Something that was written down of a stay, or that it was wrong. Neither is ever rewritten.

    Attributes:
        id (UUID):
        version (int):
        track_id (UUID):
        place (int): the order in which they were written down
        kind (ResidenceEventPublicKind):
        on (datetime.date): when it happened
        phase (None | str):
        until (datetime.date | None): the last day that is printed on the paper, if one was told
        missing (list[str]): what was missing by the law when the authority gave it: the conditions that are not
            fulfilled; `magistrate_answer` when the magistrate has not answered in this phase, `magistrate_refused` when the
            answer was no
        goes_on (bool | None):
        condition (None | str):
        is_fulfilled (bool | None):
        end_reason (None | VictimTrackEndReason):
        corrects_id (None | UUID): what is taken back
        why (None | StayCorrectionReason):
        stands (bool): false for what was taken back
        recorded_at (datetime.datetime): when it was written down
        client_id (None | UUID):
        member_id (None | UUID): who wrote it down; null: the system, or a script
    """

    id: UUID
    version: int
    track_id: UUID
    place: int
    kind: ResidenceEventPublicKind
    on: datetime.date
    phase: None | str
    until: datetime.date | None
    missing: list[str]
    goes_on: bool | None
    condition: None | str
    is_fulfilled: bool | None
    end_reason: None | VictimTrackEndReason
    corrects_id: None | UUID
    why: None | StayCorrectionReason
    stands: bool
    recorded_at: datetime.datetime
    client_id: None | UUID
    member_id: None | UUID

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        track_id = str(self.track_id)

        place = self.place

        kind = self.kind.value

        on = self.on.isoformat()

        phase: None | str
        phase = self.phase

        until: None | str
        if isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        missing = self.missing

        goes_on: bool | None
        goes_on = self.goes_on

        condition: None | str
        condition = self.condition

        is_fulfilled: bool | None
        is_fulfilled = self.is_fulfilled

        end_reason: None | str
        if isinstance(self.end_reason, VictimTrackEndReason):
            end_reason = self.end_reason.value
        else:
            end_reason = self.end_reason

        corrects_id: None | str
        if isinstance(self.corrects_id, UUID):
            corrects_id = str(self.corrects_id)
        else:
            corrects_id = self.corrects_id

        why: None | str
        if isinstance(self.why, StayCorrectionReason):
            why = self.why.value
        else:
            why = self.why

        stands = self.stands

        recorded_at = self.recorded_at.isoformat()

        client_id: None | str
        if isinstance(self.client_id, UUID):
            client_id = str(self.client_id)
        else:
            client_id = self.client_id

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "track_id": track_id,
                "place": place,
                "kind": kind,
                "on": on,
                "phase": phase,
                "until": until,
                "missing": missing,
                "goes_on": goes_on,
                "condition": condition,
                "is_fulfilled": is_fulfilled,
                "end_reason": end_reason,
                "corrects_id": corrects_id,
                "why": why,
                "stands": stands,
                "recorded_at": recorded_at,
                "client_id": client_id,
                "member_id": member_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        track_id = UUID(d.pop("track_id"))

        place = d.pop("place")

        kind = ResidenceEventPublicKind(d.pop("kind"))

        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_phase(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phase = _parse_phase(d.pop("phase"))

        def _parse_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        until = _parse_until(d.pop("until"))

        missing = cast(list[str], d.pop("missing"))

        def _parse_goes_on(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        goes_on = _parse_goes_on(d.pop("goes_on"))

        def _parse_condition(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        condition = _parse_condition(d.pop("condition"))

        def _parse_is_fulfilled(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_fulfilled = _parse_is_fulfilled(d.pop("is_fulfilled"))

        def _parse_end_reason(data: object) -> None | VictimTrackEndReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_reason_type_0 = VictimTrackEndReason(data)

                return end_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VictimTrackEndReason, data)

        end_reason = _parse_end_reason(d.pop("end_reason"))

        def _parse_corrects_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                corrects_id_type_0 = UUID(data)

                return corrects_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        corrects_id = _parse_corrects_id(d.pop("corrects_id"))

        def _parse_why(data: object) -> None | StayCorrectionReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                why_type_0 = StayCorrectionReason(data)

                return why_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StayCorrectionReason, data)

        why = _parse_why(d.pop("why"))

        stands = d.pop("stands")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        def _parse_client_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                client_id_type_0 = UUID(data)

                return client_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        client_id = _parse_client_id(d.pop("client_id"))

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

        residence_event_public = cls(
            id=id,
            version=version,
            track_id=track_id,
            place=place,
            kind=kind,
            on=on,
            phase=phase,
            until=until,
            missing=missing,
            goes_on=goes_on,
            condition=condition,
            is_fulfilled=is_fulfilled,
            end_reason=end_reason,
            corrects_id=corrects_id,
            why=why,
            stands=stands,
            recorded_at=recorded_at,
            client_id=client_id,
            member_id=member_id,
        )

        return residence_event_public
