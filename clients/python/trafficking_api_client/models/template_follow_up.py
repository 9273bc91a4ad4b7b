from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.follow_up_mode import FollowUpMode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.follow_up_phase import FollowUpPhase


T = TypeVar("T", bound="TemplateFollowUp")


@_attrs_define
class TemplateFollowUp:
    """When visits are due, counted from the day on which the plan is drafted.

    Attributes:
        phases (list[FollowUpPhase]):
        mode (FollowUpMode | None | Unset):
    """

    phases: list[FollowUpPhase]
    mode: FollowUpMode | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        phases = []
        for phases_item_data in self.phases:
            phases_item = phases_item_data.to_dict()
            phases.append(phases_item)

        mode: None | str | Unset
        if isinstance(self.mode, Unset):
            mode = UNSET
        elif isinstance(self.mode, FollowUpMode):
            mode = self.mode.value
        else:
            mode = self.mode

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "phases": phases,
            }
        )
        if mode is not UNSET:
            field_dict["mode"] = mode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.follow_up_phase import FollowUpPhase  # noqa: PLC0415

        d = dict(src_dict)
        phases = []
        _phases = d.pop("phases")
        for phases_item_data in _phases:
            phases_item = FollowUpPhase.from_dict(phases_item_data)

            phases.append(phases_item)

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

        template_follow_up = cls(
            phases=phases,
            mode=mode,
        )

        return template_follow_up
