from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewResidenceRequest")


@_attrs_define
class NewResidenceRequest:
    """The authority is asked for the next paper, or for the same again.

    Attributes:
        phase (str): one of the `next_steps` of the track, whatever is missing for it
        asked_on (datetime.date | None | Unset): today, if absent; never in the future
    """

    phase: str
    asked_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        phase = self.phase

        asked_on: None | str | Unset
        if isinstance(self.asked_on, Unset):
            asked_on = UNSET
        elif isinstance(self.asked_on, datetime.date):
            asked_on = self.asked_on.isoformat()
        else:
            asked_on = self.asked_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "phase": phase,
            }
        )
        if asked_on is not UNSET:
            field_dict["asked_on"] = asked_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        phase = d.pop("phase")

        def _parse_asked_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                asked_on_type_0 = datetime.date.fromisoformat(data)

                return asked_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        asked_on = _parse_asked_on(d.pop("asked_on", UNSET))

        new_residence_request = cls(
            phase=phase,
            asked_on=asked_on,
        )

        return new_residence_request
