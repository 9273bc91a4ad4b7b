from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.act import Act
from ..models.compensation_end_reason import CompensationEndReason

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic


T = TypeVar("T", bound="CompensationEntryPublic")


@_attrs_define
class CompensationEntryPublic:
    """Something that happened to a claim. It is never rewritten: what was wrong is taken back.

    Attributes:
        id (UUID):
        version (int):
        claim_id (UUID):
        place (int): in which order it was entered
        act (Act): What is entered on a claim, named as its command is.
        on (datetime.date): the day it happened; of what takes an entry back, when that was done
        amount (MoneyPublic | None): of an award or a payment
        reason (CompensationEndReason | None):
        corrects_id (None | UUID): the entry that this one takes back
        corrected_by_id (None | UUID): the entry that takes this one back
        recorded_by_id (None | UUID): the member who entered it
        recorded_at (datetime.datetime):
    """

    id: UUID
    version: int
    claim_id: UUID
    place: int
    act: Act
    on: datetime.date
    amount: MoneyPublic | None
    reason: CompensationEndReason | None
    corrects_id: None | UUID
    corrected_by_id: None | UUID
    recorded_by_id: None | UUID
    recorded_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        claim_id = str(self.claim_id)

        place = self.place

        act = self.act.value

        on = self.on.isoformat()

        amount: dict[str, Any] | None
        if isinstance(self.amount, MoneyPublic):
            amount = self.amount.to_dict()
        else:
            amount = self.amount

        reason: None | str
        if isinstance(self.reason, CompensationEndReason):
            reason = self.reason.value
        else:
            reason = self.reason

        corrects_id: None | str
        if isinstance(self.corrects_id, UUID):
            corrects_id = str(self.corrects_id)
        else:
            corrects_id = self.corrects_id

        corrected_by_id: None | str
        if isinstance(self.corrected_by_id, UUID):
            corrected_by_id = str(self.corrected_by_id)
        else:
            corrected_by_id = self.corrected_by_id

        recorded_by_id: None | str
        if isinstance(self.recorded_by_id, UUID):
            recorded_by_id = str(self.recorded_by_id)
        else:
            recorded_by_id = self.recorded_by_id

        recorded_at = self.recorded_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "claim_id": claim_id,
                "place": place,
                "act": act,
                "on": on,
                "amount": amount,
                "reason": reason,
                "corrects_id": corrects_id,
                "corrected_by_id": corrected_by_id,
                "recorded_by_id": recorded_by_id,
                "recorded_at": recorded_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        claim_id = UUID(d.pop("claim_id"))

        place = d.pop("place")

        act = Act(d.pop("act"))

        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_amount(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                amount_type_0 = MoneyPublic.from_dict(data)

                return amount_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        amount = _parse_amount(d.pop("amount"))

        def _parse_reason(data: object) -> CompensationEndReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = CompensationEndReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CompensationEndReason | None, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_corrects_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                corrects_id_type_0 = UUID(data)

                return corrects_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        corrects_id = _parse_corrects_id(d.pop("corrects_id"))

        def _parse_corrected_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                corrected_by_id_type_0 = UUID(data)

                return corrected_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        corrected_by_id = _parse_corrected_by_id(d.pop("corrected_by_id"))

        def _parse_recorded_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recorded_by_id_type_0 = UUID(data)

                return recorded_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        recorded_by_id = _parse_recorded_by_id(d.pop("recorded_by_id"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        compensation_entry_public = cls(
            id=id,
            version=version,
            claim_id=claim_id,
            place=place,
            act=act,
            on=on,
            amount=amount,
            reason=reason,
            corrects_id=corrects_id,
            corrected_by_id=corrected_by_id,
            recorded_by_id=recorded_by_id,
            recorded_at=recorded_at,
        )

        return compensation_entry_public
