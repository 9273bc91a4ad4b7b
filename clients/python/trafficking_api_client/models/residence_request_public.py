from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.request_status import RequestStatus
from ..models.residence_answer import ResidenceAnswer
from ..models.residence_request_public_allowed_commands_item import (
    ResidenceRequestPublicAllowedCommandsItem,
)

T = TypeVar("T", bound="ResidenceRequestPublic")


@_attrs_define
class ResidenceRequestPublic:
    """What the authority was asked for, and what it answered.

    Attributes:
        id (UUID):
        version (int):
        track_id (UUID):
        case_id (UUID):
        status (RequestStatus): Whether the authority has answered a request for a paper.
        phase (str):
        is_renewal (bool):
        asked_on (datetime.date):
        answered_on (datetime.date | None):
        answer (None | ResidenceAnswer):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ResidenceRequestPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    track_id: UUID
    case_id: UUID
    status: RequestStatus
    phase: str
    is_renewal: bool
    asked_on: datetime.date
    answered_on: datetime.date | None
    answer: None | ResidenceAnswer
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ResidenceRequestPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        track_id = str(self.track_id)

        case_id = str(self.case_id)

        status = self.status.value

        phase = self.phase

        is_renewal = self.is_renewal

        asked_on = self.asked_on.isoformat()

        answered_on: None | str
        if isinstance(self.answered_on, datetime.date):
            answered_on = self.answered_on.isoformat()
        else:
            answered_on = self.answered_on

        answer: None | str
        if isinstance(self.answer, ResidenceAnswer):
            answer = self.answer.value
        else:
            answer = self.answer

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "track_id": track_id,
                "case_id": case_id,
                "status": status,
                "phase": phase,
                "is_renewal": is_renewal,
                "asked_on": asked_on,
                "answered_on": answered_on,
                "answer": answer,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        track_id = UUID(d.pop("track_id"))

        case_id = UUID(d.pop("case_id"))

        status = RequestStatus(d.pop("status"))

        phase = d.pop("phase")

        is_renewal = d.pop("is_renewal")

        asked_on = datetime.date.fromisoformat(d.pop("asked_on"))

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

        def _parse_answer(data: object) -> None | ResidenceAnswer:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answer_type_0 = ResidenceAnswer(data)

                return answer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResidenceAnswer, data)

        answer = _parse_answer(d.pop("answer"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ResidenceRequestPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        residence_request_public = cls(
            id=id,
            version=version,
            track_id=track_id,
            case_id=case_id,
            status=status,
            phase=phase,
            is_renewal=is_renewal,
            asked_on=asked_on,
            answered_on=answered_on,
            answer=answer,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return residence_request_public
