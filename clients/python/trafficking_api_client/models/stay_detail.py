from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.allocation_status import AllocationStatus
from ..models.bed_block_reason import BedBlockReason
from ..models.placement_override_reason import PlacementOverrideReason
from ..models.stay_detail_allowed_commands_item import StayDetailAllowedCommandsItem
from ..models.stay_exit_reason import StayExitReason

T = TypeVar("T", bound="StayDetail")


@_attrs_define
class StayDetail:
    """One allocation, with the address of the house once the bed is confirmed (BED-19).

    Attributes:
        id (UUID):
        version (int):
        status (AllocationStatus): What becomes of a bed for a time.
        shelter_id (UUID):
        unit_id (UUID):
        bed_id (UUID):
        case_id (None | UUID):
        referral_id (None | UUID): the referral for which it is held, until she arrives
        stay_id (None | UUID): the same for all beds of one stay: she moved
        household_id (None | UUID): the same for all beds of one household
        from_on (datetime.date):
        to_on (datetime.date | None): the planned last day; it frees nothing by itself
        begins_at (datetime.datetime):
        ends_at (datetime.datetime | None): until when the bed is taken; null: until she leaves
        expires_at (datetime.datetime | None): when the hold ends
        renewals (int):
        block_reason (BedBlockReason | None):
        checked_in_at (datetime.datetime | None):
        checked_out_at (datetime.datetime | None):
        exit_reason (None | StayExitReason):
        override_reason (None | PlacementOverrideReason):
        override_by (None | UUID): the member who placed her against a safety rule
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[StayDetailAllowedCommandsItem]):
        address (None | str):
    """

    id: UUID
    version: int
    status: AllocationStatus
    shelter_id: UUID
    unit_id: UUID
    bed_id: UUID
    case_id: None | UUID
    referral_id: None | UUID
    stay_id: None | UUID
    household_id: None | UUID
    from_on: datetime.date
    to_on: datetime.date | None
    begins_at: datetime.datetime
    ends_at: datetime.datetime | None
    expires_at: datetime.datetime | None
    renewals: int
    block_reason: BedBlockReason | None
    checked_in_at: datetime.datetime | None
    checked_out_at: datetime.datetime | None
    exit_reason: None | StayExitReason
    override_reason: None | PlacementOverrideReason
    override_by: None | UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[StayDetailAllowedCommandsItem]
    address: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        shelter_id = str(self.shelter_id)

        unit_id = str(self.unit_id)

        bed_id = str(self.bed_id)

        case_id: None | str
        if isinstance(self.case_id, UUID):
            case_id = str(self.case_id)
        else:
            case_id = self.case_id

        referral_id: None | str
        if isinstance(self.referral_id, UUID):
            referral_id = str(self.referral_id)
        else:
            referral_id = self.referral_id

        stay_id: None | str
        if isinstance(self.stay_id, UUID):
            stay_id = str(self.stay_id)
        else:
            stay_id = self.stay_id

        household_id: None | str
        if isinstance(self.household_id, UUID):
            household_id = str(self.household_id)
        else:
            household_id = self.household_id

        from_on = self.from_on.isoformat()

        to_on: None | str
        if isinstance(self.to_on, datetime.date):
            to_on = self.to_on.isoformat()
        else:
            to_on = self.to_on

        begins_at = self.begins_at.isoformat()

        ends_at: None | str
        if isinstance(self.ends_at, datetime.datetime):
            ends_at = self.ends_at.isoformat()
        else:
            ends_at = self.ends_at

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        renewals = self.renewals

        block_reason: None | str
        if isinstance(self.block_reason, BedBlockReason):
            block_reason = self.block_reason.value
        else:
            block_reason = self.block_reason

        checked_in_at: None | str
        if isinstance(self.checked_in_at, datetime.datetime):
            checked_in_at = self.checked_in_at.isoformat()
        else:
            checked_in_at = self.checked_in_at

        checked_out_at: None | str
        if isinstance(self.checked_out_at, datetime.datetime):
            checked_out_at = self.checked_out_at.isoformat()
        else:
            checked_out_at = self.checked_out_at

        exit_reason: None | str
        if isinstance(self.exit_reason, StayExitReason):
            exit_reason = self.exit_reason.value
        else:
            exit_reason = self.exit_reason

        override_reason: None | str
        if isinstance(self.override_reason, PlacementOverrideReason):
            override_reason = self.override_reason.value
        else:
            override_reason = self.override_reason

        override_by: None | str
        if isinstance(self.override_by, UUID):
            override_by = str(self.override_by)
        else:
            override_by = self.override_by

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        address: None | str
        address = self.address

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "shelter_id": shelter_id,
                "unit_id": unit_id,
                "bed_id": bed_id,
                "case_id": case_id,
                "referral_id": referral_id,
                "stay_id": stay_id,
                "household_id": household_id,
                "from_on": from_on,
                "to_on": to_on,
                "begins_at": begins_at,
                "ends_at": ends_at,
                "expires_at": expires_at,
                "renewals": renewals,
                "block_reason": block_reason,
                "checked_in_at": checked_in_at,
                "checked_out_at": checked_out_at,
                "exit_reason": exit_reason,
                "override_reason": override_reason,
                "override_by": override_by,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
                "address": address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = AllocationStatus(d.pop("status"))

        shelter_id = UUID(d.pop("shelter_id"))

        unit_id = UUID(d.pop("unit_id"))

        bed_id = UUID(d.pop("bed_id"))

        def _parse_case_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                case_id_type_0 = UUID(data)

                return case_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        case_id = _parse_case_id(d.pop("case_id"))

        def _parse_referral_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                referral_id_type_0 = UUID(data)

                return referral_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        referral_id = _parse_referral_id(d.pop("referral_id"))

        def _parse_stay_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stay_id_type_0 = UUID(data)

                return stay_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        stay_id = _parse_stay_id(d.pop("stay_id"))

        def _parse_household_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                household_id_type_0 = UUID(data)

                return household_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        household_id = _parse_household_id(d.pop("household_id"))

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        def _parse_to_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                to_on_type_0 = datetime.date.fromisoformat(data)

                return to_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        to_on = _parse_to_on(d.pop("to_on"))

        begins_at = datetime.datetime.fromisoformat(d.pop("begins_at"))

        def _parse_ends_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_at_type_0 = datetime.datetime.fromisoformat(data)

                return ends_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ends_at = _parse_ends_at(d.pop("ends_at"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        renewals = d.pop("renewals")

        def _parse_block_reason(data: object) -> BedBlockReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                block_reason_type_0 = BedBlockReason(data)

                return block_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BedBlockReason | None, data)

        block_reason = _parse_block_reason(d.pop("block_reason"))

        def _parse_checked_in_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                checked_in_at_type_0 = datetime.datetime.fromisoformat(data)

                return checked_in_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        checked_in_at = _parse_checked_in_at(d.pop("checked_in_at"))

        def _parse_checked_out_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                checked_out_at_type_0 = datetime.datetime.fromisoformat(data)

                return checked_out_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        checked_out_at = _parse_checked_out_at(d.pop("checked_out_at"))

        def _parse_exit_reason(data: object) -> None | StayExitReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                exit_reason_type_0 = StayExitReason(data)

                return exit_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StayExitReason, data)

        exit_reason = _parse_exit_reason(d.pop("exit_reason"))

        def _parse_override_reason(data: object) -> None | PlacementOverrideReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                override_reason_type_0 = PlacementOverrideReason(data)

                return override_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlacementOverrideReason, data)

        override_reason = _parse_override_reason(d.pop("override_reason"))

        def _parse_override_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                override_by_type_0 = UUID(data)

                return override_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        override_by = _parse_override_by(d.pop("override_by"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = StayDetailAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        stay_detail = cls(
            id=id,
            version=version,
            status=status,
            shelter_id=shelter_id,
            unit_id=unit_id,
            bed_id=bed_id,
            case_id=case_id,
            referral_id=referral_id,
            stay_id=stay_id,
            household_id=household_id,
            from_on=from_on,
            to_on=to_on,
            begins_at=begins_at,
            ends_at=ends_at,
            expires_at=expires_at,
            renewals=renewals,
            block_reason=block_reason,
            checked_in_at=checked_in_at,
            checked_out_at=checked_out_at,
            exit_reason=exit_reason,
            override_reason=override_reason,
            override_by=override_by,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
            address=address,
        )

        return stay_detail
