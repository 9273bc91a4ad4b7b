from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.follow_up import FollowUp
    from ..models.plan_content_patch import PlanContentPatch


T = TypeVar("T", bound="CasePlanPatch")


@_attrs_define
class CasePlanPatch:
    """A merge patch (RFC 7396) of a draft. What she said to it before holds no more.

    Attributes:
        content (None | PlanContentPatch | Unset): null empties it
        follow_up (FollowUp | None | Unset):
        review_on (datetime.date | None | Unset):
    """

    content: None | PlanContentPatch | Unset = UNSET
    follow_up: FollowUp | None | Unset = UNSET
    review_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.follow_up import FollowUp  # noqa: PLC0415
        from ..models.plan_content_patch import PlanContentPatch  # noqa: PLC0415

        content: dict[str, Any] | None | Unset
        if isinstance(self.content, Unset):
            content = UNSET
        elif isinstance(self.content, PlanContentPatch):
            content = self.content.to_dict()
        else:
            content = self.content

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

        field_dict.update({})
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
        from ..models.plan_content_patch import PlanContentPatch  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_content(data: object) -> None | PlanContentPatch | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0 = PlanContentPatch.from_dict(data)

                return content_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanContentPatch | Unset, data)

        content = _parse_content(d.pop("content", UNSET))

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

        case_plan_patch = cls(
            content=content,
            follow_up=follow_up,
            review_on=review_on,
        )

        return case_plan_patch
