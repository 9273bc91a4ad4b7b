from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.follow_up_mode import FollowUpMode

if TYPE_CHECKING:
    from ..models.follow_up_phase_public import FollowUpPhasePublic


T = TypeVar("T", bound="TemplateFollowUpPublic")


@_attrs_define
class TemplateFollowUpPublic:
    """When visits are due, counted from the day on which the plan is drafted.

    Attributes:
        mode (FollowUpMode | None):
        phases (list[FollowUpPhasePublic]):
    """

    mode: FollowUpMode | None
    phases: list[FollowUpPhasePublic]

    def to_dict(self) -> dict[str, Any]:
        mode: None | str
        if isinstance(self.mode, FollowUpMode):
            mode = self.mode.value
        else:
            mode = self.mode

        phases = []
        for phases_item_data in self.phases:
            phases_item = phases_item_data.to_dict()
            phases.append(phases_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "mode": mode,
                "phases": phases,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.follow_up_phase_public import FollowUpPhasePublic  # noqa: PLC0415

        d = dict(src_dict)

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

        phases = []
        _phases = d.pop("phases")
        for phases_item_data in _phases:
            phases_item = FollowUpPhasePublic.from_dict(phases_item_data)

            phases.append(phases_item)

        template_follow_up_public = cls(
            mode=mode,
            phases=phases,
        )

        return template_follow_up_public
