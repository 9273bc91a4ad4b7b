from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.deposit_payee import DepositPayee
from ..models.housing_region import HousingRegion
from ..models.housing_type import HousingType
from ..models.lease_brief_allowed_commands_item import LeaseBriefAllowedCommandsItem
from ..models.lease_end_reason import LeaseEndReason
from ..models.lease_status import LeaseStatus

if TYPE_CHECKING:
    from ..models.lease_found import LeaseFound
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="LeaseBrief")


@_attrs_define
class LeaseBrief:
    """What a lease says, without who lets it and where.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        search_id (None | UUID):
        application_id (None | UUID):
        status (LeaseStatus): Whether a lease is read, in force, or over.
        housing_type (HousingType): A code of the list `housing_type`.
        region (HousingRegion): A code of the list `housing_region`.
        monthly_rent (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        charges (MoneyPublic | None):
        deposit (MoneyPublic | None):
        months_of_rent (int | None): how many months of rent the deposit is, rounded up; null without a deposit or a
            rent
        deposit_payee (DepositPayee | None):
        starts_on (datetime.date):
        ends_on (datetime.date | None):
        signed_on (datetime.date | None):
        ended_on (datetime.date | None):
        end_reason (LeaseEndReason | None):
        checks (list[LeaseFound]):
        analysed_on (datetime.date | None): when it was last read for something
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[LeaseBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    search_id: None | UUID
    application_id: None | UUID
    status: LeaseStatus
    housing_type: HousingType
    region: HousingRegion
    monthly_rent: MoneyPublic
    charges: MoneyPublic | None
    deposit: MoneyPublic | None
    months_of_rent: int | None
    deposit_payee: DepositPayee | None
    starts_on: datetime.date
    ends_on: datetime.date | None
    signed_on: datetime.date | None
    ended_on: datetime.date | None
    end_reason: LeaseEndReason | None
    checks: list[LeaseFound]
    analysed_on: datetime.date | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[LeaseBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        search_id: None | str
        if isinstance(self.search_id, UUID):
            search_id = str(self.search_id)
        else:
            search_id = self.search_id

        application_id: None | str
        if isinstance(self.application_id, UUID):
            application_id = str(self.application_id)
        else:
            application_id = self.application_id

        status = self.status.value

        housing_type = self.housing_type.value

        region = self.region.value

        monthly_rent = self.monthly_rent.to_dict()

        charges: dict[str, Any] | None
        if isinstance(self.charges, MoneyPublic):
            charges = self.charges.to_dict()
        else:
            charges = self.charges

        deposit: dict[str, Any] | None
        if isinstance(self.deposit, MoneyPublic):
            deposit = self.deposit.to_dict()
        else:
            deposit = self.deposit

        months_of_rent: int | None
        months_of_rent = self.months_of_rent

        deposit_payee: None | str
        if isinstance(self.deposit_payee, DepositPayee):
            deposit_payee = self.deposit_payee.value
        else:
            deposit_payee = self.deposit_payee

        starts_on = self.starts_on.isoformat()

        ends_on: None | str
        if isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        signed_on: None | str
        if isinstance(self.signed_on, datetime.date):
            signed_on = self.signed_on.isoformat()
        else:
            signed_on = self.signed_on

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        end_reason: None | str
        if isinstance(self.end_reason, LeaseEndReason):
            end_reason = self.end_reason.value
        else:
            end_reason = self.end_reason

        checks = []
        for checks_item_data in self.checks:
            checks_item = checks_item_data.to_dict()
            checks.append(checks_item)

        analysed_on: None | str
        if isinstance(self.analysed_on, datetime.date):
            analysed_on = self.analysed_on.isoformat()
        else:
            analysed_on = self.analysed_on

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
                "application_id": application_id,
                "status": status,
                "housing_type": housing_type,
                "region": region,
                "monthly_rent": monthly_rent,
                "charges": charges,
                "deposit": deposit,
                "months_of_rent": months_of_rent,
                "deposit_payee": deposit_payee,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "signed_on": signed_on,
                "ended_on": ended_on,
                "end_reason": end_reason,
                "checks": checks,
                "analysed_on": analysed_on,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lease_found import LeaseFound  # noqa: PLC0415
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        def _parse_search_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                search_id_type_0 = UUID(data)

                return search_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        search_id = _parse_search_id(d.pop("search_id"))

        def _parse_application_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                application_id_type_0 = UUID(data)

                return application_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        application_id = _parse_application_id(d.pop("application_id"))

        status = LeaseStatus(d.pop("status"))

        housing_type = HousingType(d.pop("housing_type"))

        region = HousingRegion(d.pop("region"))

        monthly_rent = MoneyPublic.from_dict(d.pop("monthly_rent"))

        def _parse_charges(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                charges_type_0 = MoneyPublic.from_dict(data)

                return charges_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        charges = _parse_charges(d.pop("charges"))

        def _parse_deposit(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                deposit_type_0 = MoneyPublic.from_dict(data)

                return deposit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        deposit = _parse_deposit(d.pop("deposit"))

        def _parse_months_of_rent(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        months_of_rent = _parse_months_of_rent(d.pop("months_of_rent"))

        def _parse_deposit_payee(data: object) -> DepositPayee | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deposit_payee_type_0 = DepositPayee(data)

                return deposit_payee_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DepositPayee | None, data)

        deposit_payee = _parse_deposit_payee(d.pop("deposit_payee"))

        starts_on = datetime.date.fromisoformat(d.pop("starts_on"))

        def _parse_ends_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ends_on = _parse_ends_on(d.pop("ends_on"))

        def _parse_signed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                signed_on_type_0 = datetime.date.fromisoformat(data)

                return signed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        signed_on = _parse_signed_on(d.pop("signed_on"))

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

        def _parse_end_reason(data: object) -> LeaseEndReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_reason_type_0 = LeaseEndReason(data)

                return end_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LeaseEndReason | None, data)

        end_reason = _parse_end_reason(d.pop("end_reason"))

        checks = []
        _checks = d.pop("checks")
        for checks_item_data in _checks:
            checks_item = LeaseFound.from_dict(checks_item_data)

            checks.append(checks_item)

        def _parse_analysed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                analysed_on_type_0 = datetime.date.fromisoformat(data)

                return analysed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        analysed_on = _parse_analysed_on(d.pop("analysed_on"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = LeaseBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        lease_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            search_id=search_id,
            application_id=application_id,
            status=status,
            housing_type=housing_type,
            region=region,
            monthly_rent=monthly_rent,
            charges=charges,
            deposit=deposit,
            months_of_rent=months_of_rent,
            deposit_payee=deposit_payee,
            starts_on=starts_on,
            ends_on=ends_on,
            signed_on=signed_on,
            ended_on=ended_on,
            end_reason=end_reason,
            checks=checks,
            analysed_on=analysed_on,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return lease_brief
