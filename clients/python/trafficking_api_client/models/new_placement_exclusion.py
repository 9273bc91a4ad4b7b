from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.placement_exclusion_reason import PlacementExclusionReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewPlacementExclusion")


@_attrs_define
class NewPlacementExclusion:
    """A house that is not safe for somebody, or somebody whom she must not meet under one roof.

    Attributes:
        reason (PlacementExclusionReason): A code of the list `placement_exclusion_reason`.
        shelter_id (None | Unset | UUID):
        other_case_id (None | Unset | UUID):
    """

    reason: PlacementExclusionReason
    shelter_id: None | Unset | UUID = UNSET
    other_case_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        shelter_id: None | str | Unset
        if isinstance(self.shelter_id, Unset):
            shelter_id = UNSET
        elif isinstance(self.shelter_id, UUID):
            shelter_id = str(self.shelter_id)
        else:
            shelter_id = self.shelter_id

        other_case_id: None | str | Unset
        if isinstance(self.other_case_id, Unset):
            other_case_id = UNSET
        elif isinstance(self.other_case_id, UUID):
            other_case_id = str(self.other_case_id)
        else:
            other_case_id = self.other_case_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if shelter_id is not UNSET:
            field_dict["shelter_id"] = shelter_id
        if other_case_id is not UNSET:
            field_dict["other_case_id"] = other_case_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = PlacementExclusionReason(d.pop("reason"))

        def _parse_shelter_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shelter_id_type_0 = UUID(data)

                return shelter_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        shelter_id = _parse_shelter_id(d.pop("shelter_id", UNSET))

        def _parse_other_case_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                other_case_id_type_0 = UUID(data)

                return other_case_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        other_case_id = _parse_other_case_id(d.pop("other_case_id", UNSET))

        new_placement_exclusion = cls(
            reason=reason,
            shelter_id=shelter_id,
            other_case_id=other_case_id,
        )

        return new_placement_exclusion
