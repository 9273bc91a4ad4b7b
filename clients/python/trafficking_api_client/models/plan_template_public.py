from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.form_status import FormStatus
from ..models.plan_requirement import PlanRequirement
from ..models.plan_template_public_allowed_commands_item import (
    PlanTemplatePublicAllowedCommandsItem,
)

if TYPE_CHECKING:
    from ..models.template_follow_up_public import TemplateFollowUpPublic
    from ..models.template_goal_public import TemplateGoalPublic


T = TypeVar("T", bound="PlanTemplatePublic")


@_attrs_define
class PlanTemplatePublic:
    """One edition of a template. It never changes.

    Attributes:
        id (UUID):
        version (int): of this representation; for If-Match
        status (FormStatus): Whether a template or a questionnaire is still taken for something new.
        code (str):
        edition (int):
        title (str):
        goals (list[TemplateGoalPublic]):
        follow_up (None | TemplateFollowUpPublic):
        requirements (list[PlanRequirement]):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[PlanTemplatePublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: FormStatus
    code: str
    edition: int
    title: str
    goals: list[TemplateGoalPublic]
    follow_up: None | TemplateFollowUpPublic
    requirements: list[PlanRequirement]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[PlanTemplatePublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.template_follow_up_public import TemplateFollowUpPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        status = self.status.value

        code = self.code

        edition = self.edition

        title = self.title

        goals = []
        for goals_item_data in self.goals:
            goals_item = goals_item_data.to_dict()
            goals.append(goals_item)

        follow_up: dict[str, Any] | None
        if isinstance(self.follow_up, TemplateFollowUpPublic):
            follow_up = self.follow_up.to_dict()
        else:
            follow_up = self.follow_up

        requirements = []
        for requirements_item_data in self.requirements:
            requirements_item = requirements_item_data.value
            requirements.append(requirements_item)

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
                "goals": goals,
                "follow_up": follow_up,
                "requirements": requirements,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.template_follow_up_public import TemplateFollowUpPublic  # noqa: PLC0415
        from ..models.template_goal_public import TemplateGoalPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = FormStatus(d.pop("status"))

        code = d.pop("code")

        edition = d.pop("edition")

        title = d.pop("title")

        goals = []
        _goals = d.pop("goals")
        for goals_item_data in _goals:
            goals_item = TemplateGoalPublic.from_dict(goals_item_data)

            goals.append(goals_item)

        def _parse_follow_up(data: object) -> None | TemplateFollowUpPublic:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                follow_up_type_0 = TemplateFollowUpPublic.from_dict(data)

                return follow_up_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TemplateFollowUpPublic, data)

        follow_up = _parse_follow_up(d.pop("follow_up"))

        requirements = []
        _requirements = d.pop("requirements")
        for requirements_item_data in _requirements:
            requirements_item = PlanRequirement(requirements_item_data)

            requirements.append(requirements_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = PlanTemplatePublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        plan_template_public = cls(
            id=id,
            version=version,
            status=status,
            code=code,
            edition=edition,
            title=title,
            goals=goals,
            follow_up=follow_up,
            requirements=requirements,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return plan_template_public
