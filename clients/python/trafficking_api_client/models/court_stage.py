from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.court_labels import CourtLabels


T = TypeVar("T", bound="CourtStage")


@_attrs_define
class CourtStage:
    """Where a proceeding can stand.

    Attributes:
        code (str):
        labels (CourtLabels): What something is called.
        is_terminal (bool): true when nothing follows, but for a reopening
    """

    code: str
    labels: CourtLabels
    is_terminal: bool

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        labels = self.labels.to_dict()

        is_terminal = self.is_terminal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "labels": labels,
                "is_terminal": is_terminal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.court_labels import CourtLabels  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        labels = CourtLabels.from_dict(d.pop("labels"))

        is_terminal = d.pop("is_terminal")

        court_stage = cls(
            code=code,
            labels=labels,
            is_terminal=is_terminal,
        )

        return court_stage
