from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.appeal_status import AppealStatus
from ..models.court_appeal_public_allowed_commands_item import (
    CourtAppealPublicAllowedCommandsItem,
)
from ..models.court_appeal_public_remedy import CourtAppealPublicRemedy
from ..models.court_party_role import CourtPartyRole

T = TypeVar("T", bound="CourtAppealPublic")


@_attrs_define
class CourtAppealPublic:
    """What one party has done against a judgment, and how it stands.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (UUID):
        judgment_id (None | UUID):
        party_id (UUID):
        party_role (CourtPartyRole): A code of the list `court_party_role`.
        remedy (CourtAppealPublicRemedy):
        status (AppealStatus): Where the appeal of one party stands.
        filed_at (datetime.datetime):
        due_at (datetime.datetime | None): until when it was in time; null where no rule could be chosen
        is_late (bool | None): whether it was filed after `due_at`; null where that is not known
        is_filed_elsewhere (bool): somebody else has filed it; then no correction makes it vanish
        step_id (None | UUID): the step of the proceeding that it made, or on which it rests
        has_moved (bool): it made that step, and others have joined it
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[CourtAppealPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: UUID
    judgment_id: None | UUID
    party_id: UUID
    party_role: CourtPartyRole
    remedy: CourtAppealPublicRemedy
    status: AppealStatus
    filed_at: datetime.datetime
    due_at: datetime.datetime | None
    is_late: bool | None
    is_filed_elsewhere: bool
    step_id: None | UUID
    has_moved: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[CourtAppealPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        proceeding_id = str(self.proceeding_id)

        judgment_id: None | str
        if isinstance(self.judgment_id, UUID):
            judgment_id = str(self.judgment_id)
        else:
            judgment_id = self.judgment_id

        party_id = str(self.party_id)

        party_role = self.party_role.value

        remedy = self.remedy.value

        status = self.status.value

        filed_at = self.filed_at.isoformat()

        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        is_late: bool | None
        is_late = self.is_late

        is_filed_elsewhere = self.is_filed_elsewhere

        step_id: None | str
        if isinstance(self.step_id, UUID):
            step_id = str(self.step_id)
        else:
            step_id = self.step_id

        has_moved = self.has_moved

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
                "case_id": case_id,
                "proceeding_id": proceeding_id,
                "judgment_id": judgment_id,
                "party_id": party_id,
                "party_role": party_role,
                "remedy": remedy,
                "status": status,
                "filed_at": filed_at,
                "due_at": due_at,
                "is_late": is_late,
                "is_filed_elsewhere": is_filed_elsewhere,
                "step_id": step_id,
                "has_moved": has_moved,
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

        case_id = UUID(d.pop("case_id"))

        proceeding_id = UUID(d.pop("proceeding_id"))

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

        party_id = UUID(d.pop("party_id"))

        party_role = CourtPartyRole(d.pop("party_role"))

        remedy = CourtAppealPublicRemedy(d.pop("remedy"))

        status = AppealStatus(d.pop("status"))

        filed_at = datetime.datetime.fromisoformat(d.pop("filed_at"))

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

        def _parse_is_late(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_late = _parse_is_late(d.pop("is_late"))

        is_filed_elsewhere = d.pop("is_filed_elsewhere")

        def _parse_step_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                step_id_type_0 = UUID(data)

                return step_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        step_id = _parse_step_id(d.pop("step_id"))

        has_moved = d.pop("has_moved")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = CourtAppealPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        court_appeal_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            judgment_id=judgment_id,
            party_id=party_id,
            party_role=party_role,
            remedy=remedy,
            status=status,
            filed_at=filed_at,
            due_at=due_at,
            is_late=is_late,
            is_filed_elsewhere=is_filed_elsewhere,
            step_id=step_id,
            has_moved=has_moved,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return court_appeal_public
