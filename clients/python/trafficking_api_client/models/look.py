from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.assessment_kind import AssessmentKind
from ..models.severity import Severity

T = TypeVar("T", bound="Look")


@_attrs_define
class Look:
    """What one assessment found in a domain.

    Attributes:
        assessment_id (UUID):
        kind (AssessmentKind): A code of the list `assessment_kind`.
        assessed_on (datetime.date):
        risk (None | Severity): the highest severity of a risk factor
        protective (int): how many factors protect her
        points (int | None):
        most (int | None): the most points that could be had
    """

    assessment_id: UUID
    kind: AssessmentKind
    assessed_on: datetime.date
    risk: None | Severity
    protective: int
    points: int | None
    most: int | None

    def to_dict(self) -> dict[str, Any]:
        assessment_id = str(self.assessment_id)

        kind = self.kind.value

        assessed_on = self.assessed_on.isoformat()

        risk: None | str
        if isinstance(self.risk, Severity):
            risk = self.risk.value
        else:
            risk = self.risk

        protective = self.protective

        points: int | None
        points = self.points

        most: int | None
        most = self.most

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "assessment_id": assessment_id,
                "kind": kind,
                "assessed_on": assessed_on,
                "risk": risk,
                "protective": protective,
                "points": points,
                "most": most,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        assessment_id = UUID(d.pop("assessment_id"))

        kind = AssessmentKind(d.pop("kind"))

        assessed_on = datetime.date.fromisoformat(d.pop("assessed_on"))

        def _parse_risk(data: object) -> None | Severity:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                risk_type_0 = Severity(data)

                return risk_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Severity, data)

        risk = _parse_risk(d.pop("risk"))

        protective = d.pop("protective")

        def _parse_points(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        points = _parse_points(d.pop("points"))

        def _parse_most(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        most = _parse_most(d.pop("most"))

        look = cls(
            assessment_id=assessment_id,
            kind=kind,
            assessed_on=assessed_on,
            risk=risk,
            protective=protective,
            points=points,
            most=most,
        )

        return look
