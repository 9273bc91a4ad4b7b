from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.assessment_domain import AssessmentDomain
from ..models.assessment_level import AssessmentLevel
from ..models.factor_direction import FactorDirection
from ..models.need_domain import NeedDomain
from ..models.severity import Severity
from ..types import UNSET, Unset

T = TypeVar("T", bound="Factor")


@_attrs_define
class Factor:
    """Something that makes her more vulnerable, or protects her.

    Attributes:
        domain (AssessmentDomain): A code of the list `assessment_domain`.
        level (AssessmentLevel): A code of the list `assessment_level`.
        direction (FactorDirection): A code of the list `factor_direction`.
        need (NeedDomain | None | Unset):
        severity (None | Severity | Unset):
        note (None | str | Unset):
    """

    domain: AssessmentDomain
    level: AssessmentLevel
    direction: FactorDirection
    need: NeedDomain | None | Unset = UNSET
    severity: None | Severity | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        domain = self.domain.value

        level = self.level.value

        direction = self.direction.value

        need: None | str | Unset
        if isinstance(self.need, Unset):
            need = UNSET
        elif isinstance(self.need, NeedDomain):
            need = self.need.value
        else:
            need = self.need

        severity: None | str | Unset
        if isinstance(self.severity, Unset):
            severity = UNSET
        elif isinstance(self.severity, Severity):
            severity = self.severity.value
        else:
            severity = self.severity

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "domain": domain,
                "level": level,
                "direction": direction,
            }
        )
        if need is not UNSET:
            field_dict["need"] = need
        if severity is not UNSET:
            field_dict["severity"] = severity
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        domain = AssessmentDomain(d.pop("domain"))

        level = AssessmentLevel(d.pop("level"))

        direction = FactorDirection(d.pop("direction"))

        def _parse_need(data: object) -> NeedDomain | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                need_type_0 = NeedDomain(data)

                return need_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NeedDomain | None | Unset, data)

        need = _parse_need(d.pop("need", UNSET))

        def _parse_severity(data: object) -> None | Severity | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                severity_type_0 = Severity(data)

                return severity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Severity | Unset, data)

        severity = _parse_severity(d.pop("severity", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        factor = cls(
            domain=domain,
            level=level,
            direction=direction,
            need=need,
            severity=severity,
            note=note,
        )

        return factor
