from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.follow_up import FollowUp
    from ..models.plan_content import PlanContent


T = TypeVar("T", bound="NewCasePlan")


@_attrs_define
class NewCasePlan:
    """A first plan: begun from a template of the centre, or from nothing.

    Attributes:
        case_id (UUID):
        template_id (None | Unset | UUID): an edition in use; its goals come first
        content (PlanContent | Unset): What a plan says. It is stored sealed.
        follow_up (FollowUp | None | Unset): if absent, that of the template, from today on
        review_on (datetime.date | None | Unset):
    """

    case_id: UUID
    template_id: None | Unset | UUID = UNSET
    content: PlanContent | Unset = UNSET
    follow_up: FollowUp | None | Unset = UNSET
    review_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.follow_up import FollowUp  # noqa: PLC0415

        case_id = str(self.case_id)

        template_id: None | str | Unset
        if isinstance(self.template_id, Unset):
            template_id = UNSET
        elif isinstance(self.template_id, UUID):
            template_id = str(self.template_id)
        else:
            template_id = self.template_id

        content: dict[str, Any] | Unset = UNSET
        if not isinstance(self.content, Unset):
            content = self.content.to_dict()

        follow_up: dict[str, Any] | None | Unset
        if isinstance(self.follow_up, Unset):
            follow_up = UNSET
        elif isinstance(self.follow_up, FollowUp):
            follow_up = self.follow_up.to_dict()
        else:
            follow_up = self.follow_up

        review_on: None | str | Unset
        if isinstance(self.review_on, Unset):
            review_on = UNSET
        elif isinstance(self.review_on, datetime.date):
            review_on = self.review_on.isoformat()
        else:
            review_on = self.review_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
            }
        )
        if template_id is not UNSET:
            field_dict["template_id"] = template_id
        if content is not UNSET:
            field_dict["content"] = content
        if follow_up is not UNSET:
            field_dict["follow_up"] = follow_up
        if review_on is not UNSET:
            field_dict["review_on"] = review_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.follow_up import FollowUp  # noqa: PLC0415
        from ..models.plan_content import PlanContent  # noqa: PLC0415

        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        def _parse_template_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                template_id_type_0 = UUID(data)

                return template_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        template_id = _parse_template_id(d.pop("template_id", UNSET))

        _content = d.pop("content", UNSET)
        content: PlanContent | Unset
        if isinstance(_content, Unset):
            content = UNSET
        else:
            content = PlanContent.from_dict(_content)

        def _parse_follow_up(data: object) -> FollowUp | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                follow_up_type_0 = FollowUp.from_dict(data)

                return follow_up_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FollowUp | None | Unset, data)

        follow_up = _parse_follow_up(d.pop("follow_up", UNSET))

        def _parse_review_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_on_type_0 = datetime.date.fromisoformat(data)

                return review_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        review_on = _parse_review_on(d.pop("review_on", UNSET))

        new_case_plan = cls(
            case_id=case_id,
            template_id=template_id,
            content=content,
            follow_up=follow_up,
            review_on=review_on,
        )

        return new_case_plan
