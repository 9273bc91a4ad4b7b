from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.claim_interest import ClaimInterest
    from ..models.moved_money import MovedMoney


T = TypeVar("T", bound="CompensationClaimPatch")


@_attrs_define
class CompensationClaimPatch:
    """A merge patch (RFC 7396): of what is claimed before it is decided, of the interest until it is paid.

    `interest` takes the place of the interest before. Once something was entered, the currency stays.

        Attributes:
            claimed (MovedMoney | Unset): An amount that moves, so at least one, in the minor units of its currency (ISO
                4217).
            claimed_on (datetime.date | Unset): never in the future
            interest (ClaimInterest | Unset): The interest of a claim: an amount that was worked out elsewhere, and rates.
            note (None | str | Unset): in your own words; stored sealed
    """

    claimed: MovedMoney | Unset = UNSET
    claimed_on: datetime.date | Unset = UNSET
    interest: ClaimInterest | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        claimed: dict[str, Any] | Unset = UNSET
        if not isinstance(self.claimed, Unset):
            claimed = self.claimed.to_dict()

        claimed_on: str | Unset = UNSET
        if not isinstance(self.claimed_on, Unset):
            claimed_on = self.claimed_on.isoformat()

        interest: dict[str, Any] | Unset = UNSET
        if not isinstance(self.interest, Unset):
            interest = self.interest.to_dict()

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if claimed is not UNSET:
            field_dict["claimed"] = claimed
        if claimed_on is not UNSET:
            field_dict["claimed_on"] = claimed_on
        if interest is not UNSET:
            field_dict["interest"] = interest
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claim_interest import ClaimInterest  # noqa: PLC0415
        from ..models.moved_money import MovedMoney  # noqa: PLC0415

        d = dict(src_dict)
        _claimed = d.pop("claimed", UNSET)
        claimed: MovedMoney | Unset
        if isinstance(_claimed, Unset):
            claimed = UNSET
        else:
            claimed = MovedMoney.from_dict(_claimed)

        _claimed_on = d.pop("claimed_on", UNSET)
        claimed_on: datetime.date | Unset
        if isinstance(_claimed_on, Unset):
            claimed_on = UNSET
        else:
            claimed_on = datetime.date.fromisoformat(_claimed_on)

        _interest = d.pop("interest", UNSET)
        interest: ClaimInterest | Unset
        if isinstance(_interest, Unset):
            interest = UNSET
        else:
            interest = ClaimInterest.from_dict(_interest)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        compensation_claim_patch = cls(
            claimed=claimed,
            claimed_on=claimed_on,
            interest=interest,
            note=note,
        )

        return compensation_claim_patch
