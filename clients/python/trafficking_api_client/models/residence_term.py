from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.residence_labels import ResidenceLabels


T = TypeVar("T", bound="ResidenceTerm")


@_attrs_define
class ResidenceTerm:
    """A condition that the law of the country knows.

    Attributes:
        code (str):
        labels (ResidenceLabels): What something is called.
    """

    code: str
    labels: ResidenceLabels

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        labels = self.labels.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "labels": labels,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.residence_labels import ResidenceLabels  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        labels = ResidenceLabels.from_dict(d.pop("labels"))

        residence_term = cls(
            code=code,
            labels=labels,
        )

        return residence_term
