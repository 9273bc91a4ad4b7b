from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.follow_up_mode import FollowUpMode
from ..types import UNSET, Unset

T = TypeVar("T", bound="VisitPatch")


@_attrs_define
class VisitPatch:
    """How a visit that is due will be made, and by whom; another day is said with `reschedule`.

    Attributes:
        mode (FollowUpMode | None | Unset):
        worker_id (None | Unset | UUID): who visits, of those who work on the case; null: nobody yet
    """

    mode: FollowUpMode | None | Unset = UNSET
    worker_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        mode: None | str | Unset
        if isinstance(self.mode, Unset):
            mode = UNSET
        elif isinstance(self.mode, FollowUpMode):
            mode = self.mode.value
        else:
            mode = self.mode

        worker_id: None | str | Unset
        if isinstance(self.worker_id, Unset):
            worker_id = UNSET
        elif isinstance(self.worker_id, UUID):
            worker_id = str(self.worker_id)
        else:
            worker_id = self.worker_id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if mode is not UNSET:
            field_dict["mode"] = mode
        if worker_id is not UNSET:
            field_dict["worker_id"] = worker_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_mode(data: object) -> FollowUpMode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mode_type_0 = FollowUpMode(data)

                return mode_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FollowUpMode | None | Unset, data)

        mode = _parse_mode(d.pop("mode", UNSET))

        def _parse_worker_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                worker_id_type_0 = UUID(data)

                return worker_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        worker_id = _parse_worker_id(d.pop("worker_id", UNSET))

        visit_patch = cls(
            mode=mode,
            worker_id=worker_id,
        )

        return visit_patch
