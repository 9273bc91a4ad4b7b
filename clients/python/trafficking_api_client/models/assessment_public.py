from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain
from ..models.assessment_kind import AssessmentKind
from ..models.assessment_public_allowed_commands_item import (
    AssessmentPublicAllowedCommandsItem,
)
from ..models.entry_status import EntryStatus

if TYPE_CHECKING:
    from ..models.findings import Findings


T = TypeVar("T", bound="AssessmentPublic")


@_attrs_define
class AssessmentPublic:
    """What was found out about somebody's situation. It is never rewritten.

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
        allowed_commands (list[AssessmentPublicAllowedCommandsItem]):
        findings (Findings | None): null when the person was erased
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
    allowed_commands: list[AssessmentPublicAllowedCommandsItem]
    findings: Findings | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.findings import Findings  # noqa: PLC0415

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

        findings: dict[str, Any] | None
        if isinstance(self.findings, Findings):
            findings = self.findings.to_dict()
        else:
            findings = self.findings

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
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.findings import Findings  # noqa: PLC0415

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
            allowed_commands_item = AssessmentPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_findings(data: object) -> Findings | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                findings_type_0 = Findings.from_dict(data)

                return findings_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Findings | None, data)

        findings = _parse_findings(d.pop("findings"))

        assessment_public = cls(
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
            findings=findings,
        )

        return assessment_public
