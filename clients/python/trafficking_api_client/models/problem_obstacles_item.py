from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.problem_obstacles_item_reason import ProblemObstaclesItemReason

T = TypeVar("T", bound="ProblemObstaclesItem")


@_attrs_define
class ProblemObstaclesItem:
    """
    Attributes:
        id (UUID):
        reason (ProblemObstaclesItemReason):
    """

    id: UUID
    reason: ProblemObstaclesItemReason

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        reason = self.reason.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        reason = ProblemObstaclesItemReason(d.pop("reason"))

        problem_obstacles_item = cls(
            id=id,
            reason=reason,
        )

        return problem_obstacles_item
