from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="ProblemOpenItem")


@_attrs_define
class ProblemOpenItem:
    """
    Attributes:
        kind (str):
        id (UUID):
        status (str):
    """

    kind: str
    id: UUID
    status: str

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        id = str(self.id)

        status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        id = UUID(d.pop("id"))

        status = d.pop("status")

        problem_open_item = cls(
            kind=kind,
            id=id,
            status=status,
        )

        return problem_open_item
