from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.form_status import FormStatus
from ..models.questionnaire_public_allowed_commands_item import (
    QuestionnairePublicAllowedCommandsItem,
)

if TYPE_CHECKING:
    from ..models.questionnaire_question_public import QuestionnaireQuestionPublic


T = TypeVar("T", bound="QuestionnairePublic")


@_attrs_define
class QuestionnairePublic:
    """One edition of a questionnaire. It never changes.

    Attributes:
        id (UUID):
        version (int): of this representation; for If-Match
        status (FormStatus): Whether a template or a questionnaire is still taken for something new.
        code (str):
        edition (int):
        title (str):
        questions (list[QuestionnaireQuestionPublic]):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[QuestionnairePublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: FormStatus
    code: str
    edition: int
    title: str
    questions: list[QuestionnaireQuestionPublic]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[QuestionnairePublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        code = self.code

        edition = self.edition

        title = self.title

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

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
                "status": status,
                "code": code,
                "edition": edition,
                "title": title,
                "questions": questions,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.questionnaire_question_public import QuestionnaireQuestionPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = FormStatus(d.pop("status"))

        code = d.pop("code")

        edition = d.pop("edition")

        title = d.pop("title")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = QuestionnaireQuestionPublic.from_dict(questions_item_data)

            questions.append(questions_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = QuestionnairePublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        questionnaire_public = cls(
            id=id,
            version=version,
            status=status,
            code=code,
            edition=edition,
            title=title,
            questions=questions,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return questionnaire_public
