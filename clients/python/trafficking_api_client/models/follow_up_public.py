from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.follow_up_mode import FollowUpMode

if TYPE_CHECKING:
    from ..models.follow_up_phase_public import FollowUpPhasePublic


T = TypeVar("T", bound="FollowUpPublic")


@_attrs_define
class FollowUpPublic:
    """When visits are due.

    Attributes:
        starts_on (datetime.date):
        mode (FollowUpMode | None):
        worker_id (None | UUID):
        phases (list[FollowUpPhasePublic]):
    """

    starts_on: datetime.date
    mode: FollowUpMode | None
    worker_id: None | UUID
    phases: list[FollowUpPhasePublic]

    def to_dict(self) -> dict[str, Any]:
        starts_on = self.starts_on.isoformat()

        mode: None | str
        if isinstance(self.mode, FollowUpMode):
            mode = self.mode.value
        else:
            mode = self.mode

        worker_id: None | str
        if isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        phases = []
        for phases_item_data in self.phases:
            phases_item = phases_item_data.to_dict()
            phases.append(phases_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "starts_on": starts_on,
                "mode": mode,
                "worker_id": worker_id,
                "phases": phases,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.follow_up_phase_public import FollowUpPhasePublic  # noqa: PLC0415

        d = dict(src_dict)
        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        def _parse_mode(data: object) -> FollowUpMode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mode_type_0 = FollowUpMode(data)

                return mode_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FollowUpMode | None, data)

        mode = _parse_mode(d.pop("mode"))

        def _parse_worker_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                worker_id_type_0 = UUID(data)

                return worker_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        worker_id = _parse_worker_id(d.pop("worker_id"))

        phases = []
        _phases = d.pop("phases")
        for phases_item_data in _phases:
            phases_item = FollowUpPhasePublic.from_dict(phases_item_data)

            phases.append(phases_item)

        follow_up_public = cls(
            starts_on=starts_on,
            mode=mode,
            worker_id=worker_id,
            phases=phases,
        )

        return follow_up_public
