from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.holder import Holder
from ..models.residence_track_public_allowed_commands_item import (
    ResidenceTrackPublicAllowedCommandsItem,
)
from ..models.track_status import TrackStatus
from ..models.victim_track_end_reason import VictimTrackEndReason

if TYPE_CHECKING:
    from ..models.residence_fulfilled import ResidenceFulfilled
    from ..models.residence_labels import ResidenceLabels
    from ..models.residence_phase import ResidencePhase
    from ..models.residence_step import ResidenceStep
    from ..models.residence_term import ResidenceTerm


T = TypeVar("T", bound="ResidenceTrackPublic")


@_attrs_define
class ResidenceTrackPublic:
    """Where her stay stands, what can follow by the law of the country, and what is missing for it.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        status (TrackStatus): Whether the papers of a stay are followed still; which of them she has is its phase.
        country (CountryCode): A code of the list `country`.
        law_from (datetime.date): since when the law holds by which this track goes
        holder (Holder): Whose stay it is; for a minor, other steps may be possible.
        phase (None | str): null: she has not been given a paper yet
        since (datetime.date | None):
        until (datetime.date | None): its last day; null when it is unlimited
        renewals (int): how many times this phase was renewed
        ask_from (datetime.date | None): from when on to ask for what follows
        ask_until (datetime.date | None): the last day to ask for it in time
        fulfilled (list[ResidenceFulfilled]):
        answered_on (datetime.date | None): when the magistrate answered last
        answer_goes_on (bool | None): what the magistrate answered last
        ended_on (datetime.date | None):
        end_reason (None | VictimTrackEndReason):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ResidenceTrackPublicAllowedCommandsItem]):
        phase_labels (None | ResidenceLabels):
        work_allowed (bool): whether the paper that she has today allows her to work
        work_document (None | str): the paper that says so, where it is another than that of her stay
        next_steps (list[ResidenceStep]):
        conditions (list[ResidenceTerm]):
        phases (list[ResidencePhase]): in the order of progress
        advisory (bool): true until a lawyer has verified these phases (CRT-6)
        source (str): the law that they come from
        verified_by (None | str):
        verified_on (datetime.date | None):
    """

    id: UUID
    version: int
    case_id: UUID
    status: TrackStatus
    country: CountryCode
    law_from: datetime.date
    holder: Holder
    phase: None | str
    since: datetime.date | None
    until: datetime.date | None
    renewals: int
    ask_from: datetime.date | None
    ask_until: datetime.date | None
    fulfilled: list[ResidenceFulfilled]
    answered_on: datetime.date | None
    answer_goes_on: bool | None
    ended_on: datetime.date | None
    end_reason: None | VictimTrackEndReason
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ResidenceTrackPublicAllowedCommandsItem]
    phase_labels: None | ResidenceLabels
    work_allowed: bool
    work_document: None | str
    next_steps: list[ResidenceStep]
    conditions: list[ResidenceTerm]
    phases: list[ResidencePhase]
    advisory: bool
    source: str
    verified_by: None | str
    verified_on: datetime.date | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.residence_labels import ResidenceLabels  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        status = self.status.value

        country = self.country.value

        law_from = self.law_from.isoformat()

        holder = self.holder.value

        phase: None | str
        phase = self.phase

        since: None | str
        if isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        until: None | str
        if isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        renewals = self.renewals

        ask_from: None | str
        if isinstance(self.ask_from, datetime.date):
            ask_from = self.ask_from.isoformat()
        else:
            ask_from = self.ask_from

        ask_until: None | str
        if isinstance(self.ask_until, datetime.date):
            ask_until = self.ask_until.isoformat()
        else:
            ask_until = self.ask_until

        fulfilled = []
        for fulfilled_item_data in self.fulfilled:
            fulfilled_item = fulfilled_item_data.to_dict()
            fulfilled.append(fulfilled_item)

        answered_on: None | str
        if isinstance(self.answered_on, datetime.date):
            answered_on = self.answered_on.isoformat()
        else:
            answered_on = self.answered_on

        answer_goes_on: bool | None
        answer_goes_on = self.answer_goes_on

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        end_reason: None | str
        if isinstance(self.end_reason, VictimTrackEndReason):
            end_reason = self.end_reason.value
        else:
            end_reason = self.end_reason

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        phase_labels: dict[str, Any] | None
        if isinstance(self.phase_labels, ResidenceLabels):
            phase_labels = self.phase_labels.to_dict()
        else:
            phase_labels = self.phase_labels

        work_allowed = self.work_allowed

        work_document: None | str
        work_document = self.work_document

        next_steps = []
        for next_steps_item_data in self.next_steps:
            next_steps_item = next_steps_item_data.to_dict()
            next_steps.append(next_steps_item)

        conditions = []
        for conditions_item_data in self.conditions:
            conditions_item = conditions_item_data.to_dict()
            conditions.append(conditions_item)

        phases = []
        for phases_item_data in self.phases:
            phases_item = phases_item_data.to_dict()
            phases.append(phases_item)

        advisory = self.advisory

        source = self.source

        verified_by: None | str
        verified_by = self.verified_by

        verified_on: None | str
        if isinstance(self.verified_on, datetime.date):
            verified_on = self.verified_on.isoformat()
        else:
            verified_on = self.verified_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "status": status,
                "country": country,
                "law_from": law_from,
                "holder": holder,
                "phase": phase,
                "since": since,
                "until": until,
                "renewals": renewals,
                "ask_from": ask_from,
                "ask_until": ask_until,
                "fulfilled": fulfilled,
                "answered_on": answered_on,
                "answer_goes_on": answer_goes_on,
                "ended_on": ended_on,
                "end_reason": end_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "phase_labels": phase_labels,
                "work_allowed": work_allowed,
                "work_document": work_document,
                "next_steps": next_steps,
                "conditions": conditions,
                "phases": phases,
                "advisory": advisory,
                "source": source,
                "verified_by": verified_by,
                "verified_on": verified_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.residence_fulfilled import ResidenceFulfilled  # noqa: PLC0415
        from ..models.residence_labels import ResidenceLabels  # noqa: PLC0415
        from ..models.residence_phase import ResidencePhase  # noqa: PLC0415
        from ..models.residence_step import ResidenceStep  # noqa: PLC0415
        from ..models.residence_term import ResidenceTerm  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        status = TrackStatus(d.pop("status"))

        country = CountryCode(d.pop("country"))

        law_from = datetime.date.fromisoformat(d.pop("law_from"))

        holder = Holder(d.pop("holder"))

        def _parse_phase(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phase = _parse_phase(d.pop("phase"))

        def _parse_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since = _parse_since(d.pop("since"))

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

        renewals = d.pop("renewals")

        def _parse_ask_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ask_from_type_0 = datetime.date.fromisoformat(data)

                return ask_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ask_from = _parse_ask_from(d.pop("ask_from"))

        def _parse_ask_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ask_until_type_0 = datetime.date.fromisoformat(data)

                return ask_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ask_until = _parse_ask_until(d.pop("ask_until"))

        fulfilled = []
        _fulfilled = d.pop("fulfilled")
        for fulfilled_item_data in _fulfilled:
            fulfilled_item = ResidenceFulfilled.from_dict(fulfilled_item_data)

            fulfilled.append(fulfilled_item)

        def _parse_answered_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_on_type_0 = datetime.date.fromisoformat(data)

                return answered_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        answered_on = _parse_answered_on(d.pop("answered_on"))

        def _parse_answer_goes_on(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        answer_goes_on = _parse_answer_goes_on(d.pop("answer_goes_on"))

        def _parse_ended_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_on_type_0 = datetime.date.fromisoformat(data)

                return ended_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ended_on = _parse_ended_on(d.pop("ended_on"))

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

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ResidenceTrackPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_phase_labels(data: object) -> None | ResidenceLabels:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                phase_labels_type_0 = ResidenceLabels.from_dict(data)

                return phase_labels_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResidenceLabels, data)

        phase_labels = _parse_phase_labels(d.pop("phase_labels"))

        work_allowed = d.pop("work_allowed")

        def _parse_work_document(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_document = _parse_work_document(d.pop("work_document"))

        next_steps = []
        _next_steps = d.pop("next_steps")
        for next_steps_item_data in _next_steps:
            next_steps_item = ResidenceStep.from_dict(next_steps_item_data)

            next_steps.append(next_steps_item)

        conditions = []
        _conditions = d.pop("conditions")
        for conditions_item_data in _conditions:
            conditions_item = ResidenceTerm.from_dict(conditions_item_data)

            conditions.append(conditions_item)

        phases = []
        _phases = d.pop("phases")
        for phases_item_data in _phases:
            phases_item = ResidencePhase.from_dict(phases_item_data)

            phases.append(phases_item)

        advisory = d.pop("advisory")

        source = d.pop("source")

        def _parse_verified_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        verified_by = _parse_verified_by(d.pop("verified_by"))

        def _parse_verified_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verified_on_type_0 = datetime.date.fromisoformat(data)

                return verified_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        verified_on = _parse_verified_on(d.pop("verified_on"))

        residence_track_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            status=status,
            country=country,
            law_from=law_from,
            holder=holder,
            phase=phase,
            since=since,
            until=until,
            renewals=renewals,
            ask_from=ask_from,
            ask_until=ask_until,
            fulfilled=fulfilled,
            answered_on=answered_on,
            answer_goes_on=answer_goes_on,
            ended_on=ended_on,
            end_reason=end_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            phase_labels=phase_labels,
            work_allowed=work_allowed,
            work_document=work_document,
            next_steps=next_steps,
            conditions=conditions,
            phases=phases,
            advisory=advisory,
            source=source,
            verified_by=verified_by,
            verified_on=verified_on,
        )

        return residence_track_public
