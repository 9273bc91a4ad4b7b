from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.moved_money import MovedMoney


T = TypeVar("T", bound="NewFundContribution")


@_attrs_define
class NewFundContribution:
    """Money that somebody gave to a fund.

    Attributes:
        amount (MovedMoney): An amount that moves, so at least one, in the minor units of its currency (ISO 4217).
        value_on (datetime.date): when it was on the account; never in the future or in a closed period
        donor (str): who gave it
        purpose (str): what it was given for; never a word about a person
        reference (None | str | Unset):
    """

    amount: MovedMoney
    value_on: datetime.date
    donor: str
    purpose: str
    reference: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount.to_dict()

        value_on = self.value_on.isoformat()

        donor = self.donor

        purpose = self.purpose

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "value_on": value_on,
                "donor": donor,
                "purpose": purpose,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.moved_money import MovedMoney  # noqa: PLC0415

        d = dict(src_dict)
        amount = MovedMoney.from_dict(d.pop("amount"))

        value_on = datetime.date.fromisoformat(d.pop("value_on"))

        donor = d.pop("donor")

        purpose = d.pop("purpose")

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        new_fund_contribution = cls(
            amount=amount,
            value_on=value_on,
            donor=donor,
            purpose=purpose,
            reference=reference,
        )

        return new_fund_contribution
