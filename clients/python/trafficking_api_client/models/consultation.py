from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.plan_not_agreed_reason import PlanNotAgreedReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="Consultation")


@_attrs_define
class Consultation:
    """What the person says to the plan (PLAN-4): that she agrees, or why she does not.

    Attributes:
        agrees (bool):
        language (str): in which it was talked over
        with_interpreter (bool):
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        not_agreed_reason (None | PlanNotAgreedReason | Unset): needed exactly when she does not agree
    """

    agrees: bool
    language: str
    with_interpreter: bool
    occurred_at: datetime.datetime | None | Unset = UNSET
    not_agreed_reason: None | PlanNotAgreedReason | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        agrees = self.agrees

        language = self.language

        with_interpreter = self.with_interpreter

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        not_agreed_reason: None | str | Unset
        if isinstance(self.not_agreed_reason, Unset):
            not_agreed_reason = UNSET
        elif isinstance(self.not_agreed_reason, PlanNotAgreedReason):
            not_agreed_reason = self.not_agreed_reason.value
        else:
            not_agreed_reason = self.not_agreed_reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "agrees": agrees,
                "language": language,
                "with_interpreter": with_interpreter,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if not_agreed_reason is not UNSET:
            field_dict["not_agreed_reason"] = not_agreed_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        agrees = d.pop("agrees")

        language = d.pop("language")

        with_interpreter = d.pop("with_interpreter")

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))

        def _parse_not_agreed_reason(data: object) -> None | PlanNotAgreedReason | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                not_agreed_reason_type_0 = PlanNotAgreedReason(data)

                return not_agreed_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanNotAgreedReason | Unset, data)

        not_agreed_reason = _parse_not_agreed_reason(d.pop("not_agreed_reason", UNSET))

        consultation = cls(
            agrees=agrees,
            language=language,
            with_interpreter=with_interpreter,
            occurred_at=occurred_at,
            not_agreed_reason=not_agreed_reason,
        )

        return consultation
