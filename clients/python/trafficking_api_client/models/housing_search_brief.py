from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.housing_region import HousingRegion
from ..models.housing_search_brief_allowed_commands_item import (
    HousingSearchBriefAllowedCommandsItem,
)
from ..models.housing_search_end_reason import HousingSearchEndReason
from ..models.housing_type import HousingType
from ..models.search_status import SearchStatus

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="HousingSearchBrief")


@_attrs_define
class HousingSearchBrief:
    """What home somebody looks for, and how it stands.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        status (SearchStatus): Whether a home is still searched.
        leaving_allocation_id (None | UUID): the stay in a house or a transit flat, of this case, that she is to leave
            for it
        wanted_types (list[HousingType]):
        regions (list[HousingRegion]):
        rent_ceiling (MoneyPublic | None): the highest rent that she can pay, for a month
        household_size (int | None):
        ended_on (datetime.date | None): when a lease was signed, or the search was given up
        end_reason (HousingSearchEndReason | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[HousingSearchBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    status: SearchStatus
    leaving_allocation_id: None | UUID
    wanted_types: list[HousingType]
    regions: list[HousingRegion]
    rent_ceiling: MoneyPublic | None
    household_size: int | None
    ended_on: datetime.date | None
    end_reason: HousingSearchEndReason | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[HousingSearchBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        status = self.status.value

        leaving_allocation_id: None | str
        if isinstance(self.leaving_allocation_id, UUID):
            leaving_allocation_id = str(self.leaving_allocation_id)
        else:
            leaving_allocation_id = self.leaving_allocation_id

        wanted_types = []
        for wanted_types_item_data in self.wanted_types:
            wanted_types_item = wanted_types_item_data.value
            wanted_types.append(wanted_types_item)

        regions = []
        for regions_item_data in self.regions:
            regions_item = regions_item_data.value
            regions.append(regions_item)

        rent_ceiling: dict[str, Any] | None
        if isinstance(self.rent_ceiling, MoneyPublic):
            rent_ceiling = self.rent_ceiling.to_dict()
        else:
            rent_ceiling = self.rent_ceiling

        household_size: int | None
        household_size = self.household_size

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        end_reason: None | str
        if isinstance(self.end_reason, HousingSearchEndReason):
            end_reason = self.end_reason.value
        else:
            end_reason = self.end_reason

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "status": status,
                "leaving_allocation_id": leaving_allocation_id,
                "wanted_types": wanted_types,
                "regions": regions,
                "rent_ceiling": rent_ceiling,
                "household_size": household_size,
                "ended_on": ended_on,
                "end_reason": end_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        status = SearchStatus(d.pop("status"))

        def _parse_leaving_allocation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                leaving_allocation_id_type_0 = UUID(data)

                return leaving_allocation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        leaving_allocation_id = _parse_leaving_allocation_id(d.pop("leaving_allocation_id"))

        wanted_types = []
        _wanted_types = d.pop("wanted_types")
        for wanted_types_item_data in _wanted_types:
            wanted_types_item = HousingType(wanted_types_item_data)

            wanted_types.append(wanted_types_item)

        regions = []
        _regions = d.pop("regions")
        for regions_item_data in _regions:
            regions_item = HousingRegion(regions_item_data)

            regions.append(regions_item)

        def _parse_rent_ceiling(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rent_ceiling_type_0 = MoneyPublic.from_dict(data)

                return rent_ceiling_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        rent_ceiling = _parse_rent_ceiling(d.pop("rent_ceiling"))

        def _parse_household_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        household_size = _parse_household_size(d.pop("household_size"))

        def _parse_ended_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_on_type_0 = datetime.date.fromisoformat(data)

                return ended_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ended_on = _parse_ended_on(d.pop("ended_on"))

        def _parse_end_reason(data: object) -> HousingSearchEndReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_reason_type_0 = HousingSearchEndReason(data)

                return end_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HousingSearchEndReason | None, data)

        end_reason = _parse_end_reason(d.pop("end_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = HousingSearchBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        housing_search_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            status=status,
            leaving_allocation_id=leaving_allocation_id,
            wanted_types=wanted_types,
            regions=regions,
            rent_ceiling=rent_ceiling,
            household_size=household_size,
            ended_on=ended_on,
            end_reason=end_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return housing_search_brief
