from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ResidenceStep")


@_attrs_define
class ResidenceStep:
    """A step that the law knows from here.

    Attributes:
        phase (str):
        is_renewal (bool):
        missing (list[str]): the conditions that are not fulfilled; `magistrate_answer` when the magistrate has not
            answered in this phase, `magistrate_refused` when the answer was no
    """

    phase: str
    is_renewal: bool
    missing: list[str]

    def to_dict(self) -> dict[str, Any]:
        phase = self.phase

        is_renewal = self.is_renewal

        missing = self.missing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "phase": phase,
                "is_renewal": is_renewal,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        phase = d.pop("phase")

        is_renewal = d.pop("is_renewal")

        missing = cast(list[str], d.pop("missing"))

        residence_step = cls(
            phase=phase,
            is_renewal=is_renewal,
            missing=missing,
        )

        return residence_step
