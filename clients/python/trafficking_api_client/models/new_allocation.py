from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.placement_override_reason import PlacementOverrideReason
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.companion import Companion


T = TypeVar("T", bound="NewAllocation")


@_attrs_define
class NewAllocation:
    """A hold of a bed, or of a unit as a whole, for a case and those who come with it.

    Attributes:
        from_on (datetime.date):
        case_id (UUID):
        bed_id (None | Unset | UUID):
        unit_id (None | Unset | UUID):
        to_on (datetime.date | None | Unset): the longest stay of the house, if it is not said
        companions (list[Companion] | Unset):
        override_reason (None | PlacementOverrideReason | Unset): a coordinator places her against a safety rule
    """

    from_on: datetime.date
    case_id: UUID
    bed_id: None | Unset | UUID = UNSET
    unit_id: None | Unset | UUID = UNSET
    to_on: datetime.date | None | Unset = UNSET
    companions: list[Companion] | Unset = UNSET
    override_reason: None | PlacementOverrideReason | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from_on = self.from_on.isoformat()

        case_id = str(self.case_id)

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

        companions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.companions, Unset):
            companions = []
            for companions_item_data in self.companions:
                companions_item = companions_item_data.to_dict()
                companions.append(companions_item)

        override_reason: None | str | Unset
        if isinstance(self.override_reason, Unset):
            override_reason = UNSET
        elif isinstance(self.override_reason, PlacementOverrideReason):
            override_reason = self.override_reason.value
        else:
            override_reason = self.override_reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_on": from_on,
                "case_id": case_id,
            }
        )
        if bed_id is not UNSET:
            field_dict["bed_id"] = bed_id
        if unit_id is not UNSET:
            field_dict["unit_id"] = unit_id
        if to_on is not UNSET:
            field_dict["to_on"] = to_on
        if companions is not UNSET:
            field_dict["companions"] = companions
        if override_reason is not UNSET:
            field_dict["override_reason"] = override_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.companion import Companion  # noqa: PLC0415

        d = dict(src_dict)
        from_on = datetime.date.fromisoformat(d.pop("from_on"))

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

        _companions = d.pop("companions", UNSET)
        companions: list[Companion] | Unset = UNSET
        if _companions is not UNSET:
            companions = []
            for companions_item_data in _companions:
                companions_item = Companion.from_dict(companions_item_data)

                companions.append(companions_item)

        def _parse_override_reason(data: object) -> None | PlacementOverrideReason | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                override_reason_type_0 = PlacementOverrideReason(data)

                return override_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlacementOverrideReason | Unset, data)

        override_reason = _parse_override_reason(d.pop("override_reason", UNSET))

        new_allocation = cls(
            from_on=from_on,
            case_id=case_id,
            bed_id=bed_id,
            unit_id=unit_id,
            to_on=to_on,
            companions=companions,
            override_reason=override_reason,
        )

        return new_allocation
