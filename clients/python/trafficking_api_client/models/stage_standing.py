from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.court_labels import CourtLabels


T = TypeVar("T", bound="StageStanding")


@_attrs_define
class StageStanding:
    """Where a proceeding stood.

    Attributes:
        proceeding_id (UUID):
        at (datetime.datetime):
        known_at (datetime.datetime | None):
        stage (str):
        stage_labels (CourtLabels): What something is called.
        is_terminal (bool):
    """

    proceeding_id: UUID
    at: datetime.datetime
    known_at: datetime.datetime | None
    stage: str
    stage_labels: CourtLabels
    is_terminal: bool

    def to_dict(self) -> dict[str, Any]:
        proceeding_id = str(self.proceeding_id)

        at = self.at.isoformat()

        known_at: None | str
        if isinstance(self.known_at, datetime.datetime):
            known_at = self.known_at.isoformat()
        else:
            known_at = self.known_at

        stage = self.stage

        stage_labels = self.stage_labels.to_dict()

        is_terminal = self.is_terminal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "proceeding_id": proceeding_id,
                "at": at,
                "known_at": known_at,
                "stage": stage,
                "stage_labels": stage_labels,
                "is_terminal": is_terminal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.court_labels import CourtLabels  # noqa: PLC0415

        d = dict(src_dict)
        proceeding_id = UUID(d.pop("proceeding_id"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_known_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                known_at_type_0 = datetime.datetime.fromisoformat(data)

                return known_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        known_at = _parse_known_at(d.pop("known_at"))

        stage = d.pop("stage")

        stage_labels = CourtLabels.from_dict(d.pop("stage_labels"))

        is_terminal = d.pop("is_terminal")

        stage_standing = cls(
            proceeding_id=proceeding_id,
            at=at,
            known_at=known_at,
            stage=stage,
            stage_labels=stage_labels,
            is_terminal=is_terminal,
        )

        return stage_standing
