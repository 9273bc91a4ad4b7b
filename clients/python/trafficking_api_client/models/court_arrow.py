from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CourtArrow")


@_attrs_define
class CourtArrow:
    """What leads on from a stage.

    Attributes:
        from_stages (list[str]):
        command (str):
        to_stage (str):
        is_reopening (bool): true for what leads back
    """

    from_stages: list[str]
    command: str
    to_stage: str
    is_reopening: bool

    def to_dict(self) -> dict[str, Any]:
        from_stages = self.from_stages

        command = self.command

        to_stage = self.to_stage

        is_reopening = self.is_reopening

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_stages": from_stages,
                "command": command,
                "to_stage": to_stage,
                "is_reopening": is_reopening,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_stages = cast(list[str], d.pop("from_stages"))

        command = d.pop("command")

        to_stage = d.pop("to_stage")

        is_reopening = d.pop("is_reopening")

        court_arrow = cls(
            from_stages=from_stages,
            command=command,
            to_stage=to_stage,
            is_reopening=is_reopening,
        )

        return court_arrow
