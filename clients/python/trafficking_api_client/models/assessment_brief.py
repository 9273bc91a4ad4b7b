from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.assessment_brief_allowed_commands_item import (
    AssessmentBriefAllowedCommandsItem,
)
from ..models.assessment_domain import AssessmentDomain
from ..models.assessment_kind import AssessmentKind
from ..models.entry_status import EntryStatus

T = TypeVar("T", bound="AssessmentBrief")


@_attrs_define
class AssessmentBrief:
    """That somebody's situation was looked at.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        status (EntryStatus): Whether what was written down still holds.
        kind (AssessmentKind): A code of the list `assessment_kind`.
        assessed_on (datetime.date):
        assessor_id (UUID):
        questionnaire_id (None | UUID):
        domains (list[AssessmentDomain]): what was looked at
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[AssessmentBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    status: EntryStatus
    kind: AssessmentKind
    assessed_on: datetime.date
    assessor_id: UUID
    questionnaire_id: None | UUID
    domains: list[AssessmentDomain]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[AssessmentBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        status = self.status.value

        kind = self.kind.value

        assessed_on = self.assessed_on.isoformat()

        assessor_id = str(self.assessor_id)

        questionnaire_id: None | str
        if isinstance(self.questionnaire_id, UUID):
            questionnaire_id = str(self.questionnaire_id)
        else:
            questionnaire_id = self.questionnaire_id

        domains = []
        for domains_item_data in self.domains:
            domains_item = domains_item_data.value
            domains.append(domains_item)

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
                "status": status,
                "kind": kind,
                "assessed_on": assessed_on,
                "assessor_id": assessor_id,
                "questionnaire_id": questionnaire_id,
                "domains": domains,
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

        status = EntryStatus(d.pop("status"))

        kind = AssessmentKind(d.pop("kind"))

        assessed_on = datetime.date.fromisoformat(d.pop("assessed_on"))

        assessor_id = UUID(d.pop("assessor_id"))

        def _parse_questionnaire_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                questionnaire_id_type_0 = UUID(data)

                return questionnaire_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        questionnaire_id = _parse_questionnaire_id(d.pop("questionnaire_id"))

        domains = []
        _domains = d.pop("domains")
        for domains_item_data in _domains:
            domains_item = AssessmentDomain(domains_item_data)

            domains.append(domains_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = AssessmentBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        assessment_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            status=status,
            kind=kind,
            assessed_on=assessed_on,
            assessor_id=assessor_id,
            questionnaire_id=questionnaire_id,
            domains=domains,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return assessment_brief
