from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Companion")


@_attrs_define
class Companion:
    """Another one of the household.

    Attributes:
        case_id (UUID):
        bed_id (None | Unset | UUID): needed where the beds are named
    """

    case_id: UUID
    bed_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        bed_id: None | str | Unset
        if isinstance(self.bed_id, Unset):
            bed_id = UNSET
        elif isinstance(self.bed_id, UUID):
            bed_id = str(self.bed_id)
        else:
            bed_id = self.bed_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
            }
        )
        if bed_id is not UNSET:
            field_dict["bed_id"] = bed_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        def _parse_bed_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                bed_id_type_0 = UUID(data)

                return bed_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        bed_id = _parse_bed_id(d.pop("bed_id", UNSET))

        companion = cls(
            case_id=case_id,
            bed_id=bed_id,
        )

        return companion
