from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.application_refusal_reason import ApplicationRefusalReason
from ..models.application_status import ApplicationStatus
from ..models.application_withdraw_reason import ApplicationWithdrawReason
from ..models.housing_application_brief_allowed_commands_item import (
    HousingApplicationBriefAllowedCommandsItem,
)
from ..models.housing_region import HousingRegion
from ..models.housing_type import HousingType

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="HousingApplicationBrief")


@_attrs_define
class HousingApplicationBrief:
    """How she stands with one dwelling.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        search_id (UUID):
        status (ApplicationStatus): How far she has come with one dwelling.
        housing_type (HousingType | None):
        region (HousingRegion | None):
        monthly_rent (MoneyPublic | None):
        viewing_on (datetime.date | None): the day on which she is to see it; it is on the work list until it is viewed
        viewed_on (datetime.date | None):
        applied_on (datetime.date | None):
        refusal_reason (ApplicationRefusalReason | None):
        withdraw_reason (ApplicationWithdrawReason | None):
        discrimination_noted (bool):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[HousingApplicationBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    search_id: UUID
    status: ApplicationStatus
    housing_type: HousingType | None
    region: HousingRegion | None
    monthly_rent: MoneyPublic | None
    viewing_on: datetime.date | None
    viewed_on: datetime.date | None
    applied_on: datetime.date | None
    refusal_reason: ApplicationRefusalReason | None
    withdraw_reason: ApplicationWithdrawReason | None
    discrimination_noted: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[HousingApplicationBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        search_id = str(self.search_id)

        status = self.status.value

        housing_type: None | str
        if isinstance(self.housing_type, HousingType):
            housing_type = self.housing_type.value
        else:
            housing_type = self.housing_type

        region: None | str
        if isinstance(self.region, HousingRegion):
            region = self.region.value
        else:
            region = self.region

        monthly_rent: dict[str, Any] | None
        if isinstance(self.monthly_rent, MoneyPublic):
            monthly_rent = self.monthly_rent.to_dict()
        else:
            monthly_rent = self.monthly_rent

        viewing_on: None | str
        if isinstance(self.viewing_on, datetime.date):
            viewing_on = self.viewing_on.isoformat()
        else:
            viewing_on = self.viewing_on

        viewed_on: None | str
        if isinstance(self.viewed_on, datetime.date):
            viewed_on = self.viewed_on.isoformat()
        else:
            viewed_on = self.viewed_on

        applied_on: None | str
        if isinstance(self.applied_on, datetime.date):
            applied_on = self.applied_on.isoformat()
        else:
            applied_on = self.applied_on

        refusal_reason: None | str
        if isinstance(self.refusal_reason, ApplicationRefusalReason):
            refusal_reason = self.refusal_reason.value
        else:
            refusal_reason = self.refusal_reason

        withdraw_reason: None | str
        if isinstance(self.withdraw_reason, ApplicationWithdrawReason):
            withdraw_reason = self.withdraw_reason.value
        else:
            withdraw_reason = self.withdraw_reason

        discrimination_noted = self.discrimination_noted

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
                "search_id": search_id,
                "status": status,
                "housing_type": housing_type,
                "region": region,
                "monthly_rent": monthly_rent,
                "viewing_on": viewing_on,
                "viewed_on": viewed_on,
                "applied_on": applied_on,
                "refusal_reason": refusal_reason,
                "withdraw_reason": withdraw_reason,
                "discrimination_noted": discrimination_noted,
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

        search_id = UUID(d.pop("search_id"))

        status = ApplicationStatus(d.pop("status"))

        def _parse_housing_type(data: object) -> HousingType | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                housing_type_type_0 = HousingType(data)

                return housing_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HousingType | None, data)

        housing_type = _parse_housing_type(d.pop("housing_type"))

        def _parse_region(data: object) -> HousingRegion | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                region_type_0 = HousingRegion(data)

                return region_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HousingRegion | None, data)

        region = _parse_region(d.pop("region"))

        def _parse_monthly_rent(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                monthly_rent_type_0 = MoneyPublic.from_dict(data)

                return monthly_rent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        monthly_rent = _parse_monthly_rent(d.pop("monthly_rent"))

        def _parse_viewing_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                viewing_on_type_0 = datetime.date.fromisoformat(data)

                return viewing_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        viewing_on = _parse_viewing_on(d.pop("viewing_on"))

        def _parse_viewed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                viewed_on_type_0 = datetime.date.fromisoformat(data)

                return viewed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        viewed_on = _parse_viewed_on(d.pop("viewed_on"))

        def _parse_applied_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applied_on_type_0 = datetime.date.fromisoformat(data)

                return applied_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        applied_on = _parse_applied_on(d.pop("applied_on"))

        def _parse_refusal_reason(data: object) -> ApplicationRefusalReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                refusal_reason_type_0 = ApplicationRefusalReason(data)

                return refusal_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ApplicationRefusalReason | None, data)

        refusal_reason = _parse_refusal_reason(d.pop("refusal_reason"))

        def _parse_withdraw_reason(data: object) -> ApplicationWithdrawReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdraw_reason_type_0 = ApplicationWithdrawReason(data)

                return withdraw_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ApplicationWithdrawReason | None, data)

        withdraw_reason = _parse_withdraw_reason(d.pop("withdraw_reason"))

        discrimination_noted = d.pop("discrimination_noted")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = HousingApplicationBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        housing_application_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            search_id=search_id,
            status=status,
            housing_type=housing_type,
            region=region,
            monthly_rent=monthly_rent,
            viewing_on=viewing_on,
            viewed_on=viewed_on,
            applied_on=applied_on,
            refusal_reason=refusal_reason,
            withdraw_reason=withdraw_reason,
            discrimination_noted=discrimination_noted,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return housing_application_brief
