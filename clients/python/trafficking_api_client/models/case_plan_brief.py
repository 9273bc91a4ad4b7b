from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.case_plan_brief_allowed_commands_item import (
    CasePlanBriefAllowedCommandsItem,
)
from ..models.plan_discontinue_reason import PlanDiscontinueReason
from ..models.plan_not_agreed_reason import PlanNotAgreedReason
from ..models.plan_requirement import PlanRequirement
from ..models.plan_status import PlanStatus

if TYPE_CHECKING:
    from ..models.follow_up_public import FollowUpPublic


T = TypeVar("T", bound="CasePlanBrief")


@_attrs_define
class CasePlanBrief:
    """How one version of a plan stands, without its words.

    Attributes:
        id (UUID):
        version (int): of this representation; for If-Match
        case_id (UUID):
        status (PlanStatus): Where one version of a plan stands.
        edition (int): which version of the plan it is
        previous_id (None | UUID): the version before it
        next_id (None | UUID): the version after it, if one is written
        template_id (None | UUID): the edition of the template that it began from
        author_id (UUID):
        editor_id (UUID): who changed it last
        approver_id (None | UUID):
        approved_at (datetime.datetime | None):
        consulted_at (datetime.datetime | None): when the person was asked last what she says to it
        agreed_at (datetime.datetime | None):
        not_agreed_reason (None | PlanNotAgreedReason):
        consulted_in (None | str): the language of it
        with_interpreter (bool | None):
        review_on (datetime.date | None):
        follow_up (FollowUpPublic | None):
        requirements (list[PlanRequirement]):
        completed_at (datetime.datetime | None):
        discontinue_reason (None | PlanDiscontinueReason):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[CasePlanBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    status: PlanStatus
    edition: int
    previous_id: None | UUID
    next_id: None | UUID
    template_id: None | UUID
    author_id: UUID
    editor_id: UUID
    approver_id: None | UUID
    approved_at: datetime.datetime | None
    consulted_at: datetime.datetime | None
    agreed_at: datetime.datetime | None
    not_agreed_reason: None | PlanNotAgreedReason
    consulted_in: None | str
    with_interpreter: bool | None
    review_on: datetime.date | None
    follow_up: FollowUpPublic | None
    requirements: list[PlanRequirement]
    completed_at: datetime.datetime | None
    discontinue_reason: None | PlanDiscontinueReason
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[CasePlanBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.follow_up_public import FollowUpPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        status = self.status.value

        edition = self.edition

        previous_id: None | str
        if isinstance(self.previous_id, UUID):
            previous_id = str(self.previous_id)
        else:
            previous_id = self.previous_id

        next_id: None | str
        if isinstance(self.next_id, UUID):
            next_id = str(self.next_id)
        else:
            next_id = self.next_id

        template_id: None | str
        if isinstance(self.template_id, UUID):
            template_id = str(self.template_id)
        else:
            template_id = self.template_id

        author_id = str(self.author_id)

        editor_id = str(self.editor_id)

        approver_id: None | str
        if isinstance(self.approver_id, UUID):
            approver_id = str(self.approver_id)
        else:
            approver_id = self.approver_id

        approved_at: None | str
        if isinstance(self.approved_at, datetime.datetime):
            approved_at = self.approved_at.isoformat()
        else:
            approved_at = self.approved_at

        consulted_at: None | str
        if isinstance(self.consulted_at, datetime.datetime):
            consulted_at = self.consulted_at.isoformat()
        else:
            consulted_at = self.consulted_at

        agreed_at: None | str
        if isinstance(self.agreed_at, datetime.datetime):
            agreed_at = self.agreed_at.isoformat()
        else:
            agreed_at = self.agreed_at

        not_agreed_reason: None | str
        if isinstance(self.not_agreed_reason, PlanNotAgreedReason):
            not_agreed_reason = self.not_agreed_reason.value
        else:
            not_agreed_reason = self.not_agreed_reason

        consulted_in: None | str
        consulted_in = self.consulted_in

        with_interpreter: bool | None
        with_interpreter = self.with_interpreter

        review_on: None | str
        if isinstance(self.review_on, datetime.date):
            review_on = self.review_on.isoformat()
        else:
            review_on = self.review_on

        follow_up: dict[str, Any] | None
        if isinstance(self.follow_up, FollowUpPublic):
            follow_up = self.follow_up.to_dict()
        else:
            follow_up = self.follow_up

        requirements = []
        for requirements_item_data in self.requirements:
            requirements_item = requirements_item_data.value
            requirements.append(requirements_item)

        completed_at: None | str
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        discontinue_reason: None | str
        if isinstance(self.discontinue_reason, PlanDiscontinueReason):
            discontinue_reason = self.discontinue_reason.value
        else:
            discontinue_reason = self.discontinue_reason

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
                "edition": edition,
                "previous_id": previous_id,
                "next_id": next_id,
                "template_id": template_id,
                "author_id": author_id,
                "editor_id": editor_id,
                "approver_id": approver_id,
                "approved_at": approved_at,
                "consulted_at": consulted_at,
                "agreed_at": agreed_at,
                "not_agreed_reason": not_agreed_reason,
                "consulted_in": consulted_in,
                "with_interpreter": with_interpreter,
                "review_on": review_on,
                "follow_up": follow_up,
                "requirements": requirements,
                "completed_at": completed_at,
                "discontinue_reason": discontinue_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.follow_up_public import FollowUpPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        status = PlanStatus(d.pop("status"))

        edition = d.pop("edition")

        def _parse_previous_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_id_type_0 = UUID(data)

                return previous_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        previous_id = _parse_previous_id(d.pop("previous_id"))

        def _parse_next_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_id_type_0 = UUID(data)

                return next_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        next_id = _parse_next_id(d.pop("next_id"))

        def _parse_template_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                template_id_type_0 = UUID(data)

                return template_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        template_id = _parse_template_id(d.pop("template_id"))

        author_id = UUID(d.pop("author_id"))

        editor_id = UUID(d.pop("editor_id"))

        def _parse_approver_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approver_id_type_0 = UUID(data)

                return approver_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        approver_id = _parse_approver_id(d.pop("approver_id"))

        def _parse_approved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_at_type_0 = datetime.datetime.fromisoformat(data)

                return approved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        approved_at = _parse_approved_at(d.pop("approved_at"))

        def _parse_consulted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                consulted_at_type_0 = datetime.datetime.fromisoformat(data)

                return consulted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        consulted_at = _parse_consulted_at(d.pop("consulted_at"))

        def _parse_agreed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreed_at_type_0 = datetime.datetime.fromisoformat(data)

                return agreed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        agreed_at = _parse_agreed_at(d.pop("agreed_at"))

        def _parse_not_agreed_reason(data: object) -> None | PlanNotAgreedReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                not_agreed_reason_type_0 = PlanNotAgreedReason(data)

                return not_agreed_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanNotAgreedReason, data)

        not_agreed_reason = _parse_not_agreed_reason(d.pop("not_agreed_reason"))

        def _parse_consulted_in(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consulted_in = _parse_consulted_in(d.pop("consulted_in"))

        def _parse_with_interpreter(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        with_interpreter = _parse_with_interpreter(d.pop("with_interpreter"))

        def _parse_review_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_on_type_0 = datetime.date.fromisoformat(data)

                return review_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        review_on = _parse_review_on(d.pop("review_on"))

        def _parse_follow_up(data: object) -> FollowUpPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                follow_up_type_0 = FollowUpPublic.from_dict(data)

                return follow_up_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FollowUpPublic | None, data)

        follow_up = _parse_follow_up(d.pop("follow_up"))

        requirements = []
        _requirements = d.pop("requirements")
        for requirements_item_data in _requirements:
            requirements_item = PlanRequirement(requirements_item_data)

            requirements.append(requirements_item)

        def _parse_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_at_type_0 = datetime.datetime.fromisoformat(data)

                return completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        completed_at = _parse_completed_at(d.pop("completed_at"))

        def _parse_discontinue_reason(data: object) -> None | PlanDiscontinueReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                discontinue_reason_type_0 = PlanDiscontinueReason(data)

                return discontinue_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanDiscontinueReason, data)

        discontinue_reason = _parse_discontinue_reason(d.pop("discontinue_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = CasePlanBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        case_plan_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            status=status,
            edition=edition,
            previous_id=previous_id,
            next_id=next_id,
            template_id=template_id,
            author_id=author_id,
            editor_id=editor_id,
            approver_id=approver_id,
            approved_at=approved_at,
            consulted_at=consulted_at,
            agreed_at=agreed_at,
            not_agreed_reason=not_agreed_reason,
            consulted_in=consulted_in,
            with_interpreter=with_interpreter,
            review_on=review_on,
            follow_up=follow_up,
            requirements=requirements,
            completed_at=completed_at,
            discontinue_reason=discontinue_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return case_plan_brief
