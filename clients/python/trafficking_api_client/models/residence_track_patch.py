from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.holder import Holder
from ..types import UNSET, Unset

T = TypeVar("T", bound="ResidenceTrackPatch")


@_attrs_define
class ResidenceTrackPatch:
    """What can be said otherwise of a track; where it stands changes by commands.

    Attributes:
        holder (Holder | Unset): Whose stay it is; for a minor, other steps may be possible.
    """

    holder: Holder | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        holder: str | Unset = UNSET
        if not isinstance(self.holder, Unset):
            holder = self.holder.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if holder is not UNSET:
            field_dict["holder"] = holder

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _holder = d.pop("holder", UNSET)
        holder: Holder | Unset
        if isinstance(_holder, Unset):
            holder = UNSET
        else:
            holder = Holder(_holder)

        residence_track_patch = cls(
            holder=holder,
        )

        return residence_track_patch
