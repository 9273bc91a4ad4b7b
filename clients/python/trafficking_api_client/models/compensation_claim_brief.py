from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.claim_status import ClaimStatus
from ..models.compensation_claim_brief_allowed_commands_item import (
    CompensationClaimBriefAllowedCommandsItem,
)
from ..models.compensation_source import CompensationSource

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic
    from ..models.total_public import TotalPublic


T = TypeVar("T", bound="CompensationClaimBrief")


@_attrs_define
class CompensationClaimBrief:
    """What became of a claim, in sums and days.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (None | UUID):
        source (CompensationSource): A code of the list `compensation_source`.
        status (ClaimStatus): Where a claim for compensation stands; that there is none is no row.
        claimed (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        claimed_on (datetime.date):
        awarded (MoneyPublic | None):
        awarded_on (datetime.date | None):
        received (TotalPublic): A sum in the minor units of its currency (ISO 4217): it can be more than one amount ever
            is.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[CompensationClaimBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: None | UUID
    source: CompensationSource
    status: ClaimStatus
    claimed: MoneyPublic
    claimed_on: datetime.date
    awarded: MoneyPublic | None
    awarded_on: datetime.date | None
    received: TotalPublic
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[CompensationClaimBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        proceeding_id: None | str
        if isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        source = self.source.value

        status = self.status.value

        claimed = self.claimed.to_dict()

        claimed_on = self.claimed_on.isoformat()

        awarded: dict[str, Any] | None
        if isinstance(self.awarded, MoneyPublic):
            awarded = self.awarded.to_dict()
        else:
            awarded = self.awarded

        awarded_on: None | str
        if isinstance(self.awarded_on, datetime.date):
            awarded_on = self.awarded_on.isoformat()
        else:
            awarded_on = self.awarded_on

        received = self.received.to_dict()

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
                "proceeding_id": proceeding_id,
                "source": source,
                "status": status,
                "claimed": claimed,
                "claimed_on": claimed_on,
                "awarded": awarded,
                "awarded_on": awarded_on,
                "received": received,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415
        from ..models.total_public import TotalPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        def _parse_proceeding_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proceeding_id_type_0 = UUID(data)

                return proceeding_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        proceeding_id = _parse_proceeding_id(d.pop("proceeding_id"))

        source = CompensationSource(d.pop("source"))

        status = ClaimStatus(d.pop("status"))

        claimed = MoneyPublic.from_dict(d.pop("claimed"))

        claimed_on = datetime.date.fromisoformat(d.pop("claimed_on"))

        def _parse_awarded(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                awarded_type_0 = MoneyPublic.from_dict(data)

                return awarded_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        awarded = _parse_awarded(d.pop("awarded"))

        def _parse_awarded_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                awarded_on_type_0 = datetime.date.fromisoformat(data)

                return awarded_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        awarded_on = _parse_awarded_on(d.pop("awarded_on"))

        received = TotalPublic.from_dict(d.pop("received"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = CompensationClaimBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        compensation_claim_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            source=source,
            status=status,
            claimed=claimed,
            claimed_on=claimed_on,
            awarded=awarded,
            awarded_on=awarded_on,
            received=received,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return compensation_claim_brief
