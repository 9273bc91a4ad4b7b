from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.correction_reason import CorrectionReason

T = TypeVar("T", bound="StepPublic")


@_attrs_define
class StepPublic:
    """A step as it was written down, or the correction of one. Neither is ever rewritten.

    Attributes:
        id (UUID):
        version (int):
        proceeding_id (UUID):
        place (int): the order in which they were written down
        command (None | str): null for a correction
        corrects_id (None | UUID): the step that is wrong; null for a step itself
        reason (CorrectionReason | None):
        from_stage (str): where the proceeding stood before it was written down
        to_stage (str): and after
        occurred_at (datetime.datetime | None): of a correction: when it happened in truth; null: it never happened
        recorded_at (datetime.datetime): when it was written down
        client_id (None | UUID):
        member_id (None | UUID): who wrote it down; null: the system, or a script
    """

    id: UUID
    version: int
    proceeding_id: UUID
    place: int
    command: None | str
    corrects_id: None | UUID
    reason: CorrectionReason | None
    from_stage: str
    to_stage: str
    occurred_at: datetime.datetime | None
    recorded_at: datetime.datetime
    client_id: None | UUID
    member_id: None | UUID

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        proceeding_id = str(self.proceeding_id)

        place = self.place

        command: None | str
        command = self.command

        corrects_id: None | str
        if isinstance(self.corrects_id, UUID):
            corrects_id = str(self.corrects_id)
        else:
            corrects_id = self.corrects_id

        reason: None | str
        if isinstance(self.reason, CorrectionReason):
            reason = self.reason.value
        else:
            reason = self.reason

        from_stage = self.from_stage

        to_stage = self.to_stage

        occurred_at: None | str
        if isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

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
                "proceeding_id": proceeding_id,
                "place": place,
                "command": command,
                "corrects_id": corrects_id,
                "reason": reason,
                "from_stage": from_stage,
                "to_stage": to_stage,
                "occurred_at": occurred_at,
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

        proceeding_id = UUID(d.pop("proceeding_id"))

        place = d.pop("place")

        def _parse_command(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        command = _parse_command(d.pop("command"))

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

        def _parse_reason(data: object) -> CorrectionReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = CorrectionReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CorrectionReason | None, data)

        reason = _parse_reason(d.pop("reason"))

        from_stage = d.pop("from_stage")

        to_stage = d.pop("to_stage")

        def _parse_occurred_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at"))

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

        step_public = cls(
            id=id,
            version=version,
            proceeding_id=proceeding_id,
            place=place,
            command=command,
            corrects_id=corrects_id,
            reason=reason,
            from_stage=from_stage,
            to_stage=to_stage,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
            client_id=client_id,
            member_id=member_id,
        )

        return step_public
