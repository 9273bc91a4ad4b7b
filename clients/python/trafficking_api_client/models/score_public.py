from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain

T = TypeVar("T", bound="ScorePublic")


@_attrs_define
class ScorePublic:
    """The points of one domain, or of all, and what the answered questions can give.

    Attributes:
        domain (AssessmentDomain | None): null: of all domains together
        points (int):
        least (int):
        most (int):
        answered (int):
        asked (int):
    """

    domain: AssessmentDomain | None
    points: int
    least: int
    most: int
    answered: int
    asked: int

    def to_dict(self) -> dict[str, Any]:
        domain: None | str
        if isinstance(self.domain, AssessmentDomain):
            domain = self.domain.value
        else:
            domain = self.domain

        points = self.points

        least = self.least

        most = self.most

        answered = self.answered

        asked = self.asked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "domain": domain,
                "points": points,
                "least": least,
                "most": most,
                "answered": answered,
                "asked": asked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_domain(data: object) -> AssessmentDomain | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                domain_type_0 = AssessmentDomain(data)

                return domain_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AssessmentDomain | None, data)

        domain = _parse_domain(d.pop("domain"))

        points = d.pop("points")

        least = d.pop("least")

        most = d.pop("most")

        answered = d.pop("answered")

        asked = d.pop("asked")

        score_public = cls(
            domain=domain,
            points=points,
            least=least,
            most=most,
            answered=answered,
            asked=asked,
        )

        return score_public
