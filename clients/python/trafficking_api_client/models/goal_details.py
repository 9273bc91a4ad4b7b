from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="GoalDetails")


@_attrs_define
class GoalDetails:
    """A goal in words.

    Attributes:
        title (str):
        evidence (None | str): what shows how it ended
    """

    title: str
    evidence: None | str

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        evidence: None | str
        evidence = self.evidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "evidence": evidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        def _parse_evidence(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        evidence = _parse_evidence(d.pop("evidence"))

        goal_details = cls(
            title=title,
            evidence=evidence,
        )

        return goal_details
