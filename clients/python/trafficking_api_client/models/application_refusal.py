from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.application_refusal_reason import ApplicationRefusalReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="ApplicationRefusal")


@_attrs_define
class ApplicationRefusal:
    """The landlord does not let it to her.

    Attributes:
        reason (ApplicationRefusalReason): A code of the list `application_refusal_reason`.
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        discrimination_noted (bool | Unset): somebody of the centre noticed that she was treated unequally Default:
            False.
        note (None | str | Unset): in your own words; stored sealed
    """

    reason: ApplicationRefusalReason
    occurred_at: datetime.datetime | None | Unset = UNSET
    discrimination_noted: bool | Unset = False
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        discrimination_noted = self.discrimination_noted

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if discrimination_noted is not UNSET:
            field_dict["discrimination_noted"] = discrimination_noted
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = ApplicationRefusalReason(d.pop("reason"))

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

        discrimination_noted = d.pop("discrimination_noted", UNSET)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        application_refusal = cls(
            reason=reason,
            occurred_at=occurred_at,
            discrimination_noted=discrimination_noted,
            note=note,
        )

        return application_refusal
