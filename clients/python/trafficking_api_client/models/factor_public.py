from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain
from ..models.assessment_level import AssessmentLevel
from ..models.factor_direction import FactorDirection
from ..models.need_domain import NeedDomain
from ..models.severity import Severity

T = TypeVar("T", bound="FactorPublic")


@_attrs_define
class FactorPublic:
    """Something that makes her more vulnerable, or protects her.

    Attributes:
        domain (AssessmentDomain): A code of the list `assessment_domain`.
        need (NeedDomain | None):
        level (AssessmentLevel): A code of the list `assessment_level`.
        direction (FactorDirection): A code of the list `factor_direction`.
        severity (None | Severity):
        note (None | str):
    """

    domain: AssessmentDomain
    need: NeedDomain | None
    level: AssessmentLevel
    direction: FactorDirection
    severity: None | Severity
    note: None | str

    def to_dict(self) -> dict[str, Any]:
        domain = self.domain.value

        need: None | str
        if isinstance(self.need, NeedDomain):
            need = self.need.value
        else:
            need = self.need

        level = self.level.value

        direction = self.direction.value

        severity: None | str
        if isinstance(self.severity, Severity):
            severity = self.severity.value
        else:
            severity = self.severity

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "domain": domain,
                "need": need,
                "level": level,
                "direction": direction,
                "severity": severity,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        domain = AssessmentDomain(d.pop("domain"))

        def _parse_need(data: object) -> NeedDomain | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                need_type_0 = NeedDomain(data)

                return need_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NeedDomain | None, data)

        need = _parse_need(d.pop("need"))

        level = AssessmentLevel(d.pop("level"))

        direction = FactorDirection(d.pop("direction"))

        def _parse_severity(data: object) -> None | Severity:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                severity_type_0 = Severity(data)

                return severity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Severity, data)

        severity = _parse_severity(d.pop("severity"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        factor_public = cls(
            domain=domain,
            need=need,
            level=level,
            direction=direction,
            severity=severity,
            note=note,
        )

        return factor_public
