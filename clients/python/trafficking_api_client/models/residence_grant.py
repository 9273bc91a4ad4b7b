from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.granted_paper import GrantedPaper


T = TypeVar("T", bound="ResidenceGrant")


@_attrs_define
class ResidenceGrant:
    """The authority has given her a paper: a first one, the next, or the same again, which renews it.

    Attributes:
        phase (str): one of the `phases` of the track
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        on (datetime.date | None | Unset): the day it happened, if absent; never in the future
        until (datetime.date | None | Unset): the last day that is printed on it, if it is another than the law's
        paper (GrantedPaper | None | Unset):
    """

    phase: str
    occurred_at: datetime.datetime | None | Unset = UNSET
    on: datetime.date | None | Unset = UNSET
    until: datetime.date | None | Unset = UNSET
    paper: GrantedPaper | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.granted_paper import GrantedPaper  # noqa: PLC0415

        phase = self.phase

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        on: None | str | Unset
        if isinstance(self.on, Unset):
            on = UNSET
        elif isinstance(self.on, datetime.date):
            on = self.on.isoformat()
        else:
            on = self.on

        until: None | str | Unset
        if isinstance(self.until, Unset):
            until = UNSET
        elif isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        paper: dict[str, Any] | None | Unset
        if isinstance(self.paper, Unset):
            paper = UNSET
        elif isinstance(self.paper, GrantedPaper):
            paper = self.paper.to_dict()
        else:
            paper = self.paper

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "phase": phase,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if on is not UNSET:
            field_dict["on"] = on
        if until is not UNSET:
            field_dict["until"] = until
        if paper is not UNSET:
            field_dict["paper"] = paper

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.granted_paper import GrantedPaper  # noqa: PLC0415

        d = dict(src_dict)
        phase = d.pop("phase")

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

        def _parse_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_type_0 = datetime.date.fromisoformat(data)

                return on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        on = _parse_on(d.pop("on", UNSET))

        def _parse_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        until = _parse_until(d.pop("until", UNSET))

        def _parse_paper(data: object) -> GrantedPaper | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                paper_type_0 = GrantedPaper.from_dict(data)

                return paper_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GrantedPaper | None | Unset, data)

        paper = _parse_paper(d.pop("paper", UNSET))

        residence_grant = cls(
            phase=phase,
            occurred_at=occurred_at,
            on=on,
            until=until,
            paper=paper,
        )

        return residence_grant
