from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.compensation_source import CompensationSource
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.claim_interest import ClaimInterest
    from ..models.moved_money import MovedMoney


T = TypeVar("T", bound="NewCompensationClaim")


@_attrs_define
class NewCompensationClaim:
    """What she asks for.

    Attributes:
        case_id (UUID):
        source (CompensationSource): A code of the list `compensation_source`.
        claimed (MovedMoney): An amount that moves, so at least one, in the minor units of its currency (ISO 4217).
        claimed_on (datetime.date): never in the future
        proceeding_id (None | Unset | UUID): the proceeding of this case in which it is claimed
        interest (ClaimInterest | Unset): The interest of a claim: an amount that was worked out elsewhere, and rates.
        note (None | str | Unset): in your own words; stored sealed
    """

    case_id: UUID
    source: CompensationSource
    claimed: MovedMoney
    claimed_on: datetime.date
    proceeding_id: None | Unset | UUID = UNSET
    interest: ClaimInterest | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        source = self.source.value

        claimed = self.claimed.to_dict()

        claimed_on = self.claimed_on.isoformat()

        proceeding_id: None | str | Unset
        if isinstance(self.proceeding_id, Unset):
            proceeding_id = UNSET
        elif isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        interest: dict[str, Any] | Unset = UNSET
        if not isinstance(self.interest, Unset):
            interest = self.interest.to_dict()

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "source": source,
                "claimed": claimed,
                "claimed_on": claimed_on,
            }
        )
        if proceeding_id is not UNSET:
            field_dict["proceeding_id"] = proceeding_id
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
        case_id = UUID(d.pop("case_id"))

        source = CompensationSource(d.pop("source"))

        claimed = MovedMoney.from_dict(d.pop("claimed"))

        claimed_on = datetime.date.fromisoformat(d.pop("claimed_on"))

        def _parse_proceeding_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proceeding_id_type_0 = UUID(data)

                return proceeding_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        proceeding_id = _parse_proceeding_id(d.pop("proceeding_id", UNSET))

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

        new_compensation_claim = cls(
            case_id=case_id,
            source=source,
            claimed=claimed,
            claimed_on=claimed_on,
            proceeding_id=proceeding_id,
            interest=interest,
            note=note,
        )

        return new_compensation_claim
