from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewHold")


@_attrs_define
class NewHold:
    """A bed, or a unit as a whole, for some days.

    Attributes:
        from_on (datetime.date):
        bed_id (None | Unset | UUID):
        unit_id (None | Unset | UUID):
        to_on (datetime.date | None | Unset): the longest stay of the house, if it is not said
    """

    from_on: datetime.date
    bed_id: None | Unset | UUID = UNSET
    unit_id: None | Unset | UUID = UNSET
    to_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from_on = self.from_on.isoformat()

        bed_id: None | str | Unset
        if isinstance(self.bed_id, Unset):
            bed_id = UNSET
        elif isinstance(self.bed_id, UUID):
            bed_id = str(self.bed_id)
        else:
            bed_id = self.bed_id

        unit_id: None | str | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        elif isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        to_on: None | str | Unset
        if isinstance(self.to_on, Unset):
            to_on = UNSET
        elif isinstance(self.to_on, datetime.date):
            to_on = self.to_on.isoformat()
        else:
            to_on = self.to_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_on": from_on,
            }
        )
        if bed_id is not UNSET:
            field_dict["bed_id"] = bed_id
        if unit_id is not UNSET:
            field_dict["unit_id"] = unit_id
        if to_on is not UNSET:
            field_dict["to_on"] = to_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_on = datetime.date.fromisoformat(d.pop("from_on"))

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

        def _parse_unit_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                unit_id_type_0 = UUID(data)

                return unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        unit_id = _parse_unit_id(d.pop("unit_id", UNSET))

        def _parse_to_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                to_on_type_0 = datetime.date.fromisoformat(data)

                return to_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        to_on = _parse_to_on(d.pop("to_on", UNSET))

        new_hold = cls(
            from_on=from_on,
            bed_id=bed_id,
            unit_id=unit_id,
            to_on=to_on,
        )

        return new_hold
