from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReferralPatch")


@_attrs_define
class ReferralPatch:
    """What can change of a draft.

    Attributes:
        respond_by_on (datetime.date | Unset):
    """

    respond_by_on: datetime.date | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        respond_by_on: str | Unset = UNSET
        if not isinstance(self.respond_by_on, Unset):
            respond_by_on = self.respond_by_on.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if respond_by_on is not UNSET:
            field_dict["respond_by_on"] = respond_by_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _respond_by_on = d.pop("respond_by_on", UNSET)
        respond_by_on: datetime.date | Unset
        if isinstance(_respond_by_on, Unset):
            respond_by_on = UNSET
        else:
            respond_by_on = datetime.date.fromisoformat(_respond_by_on)

        referral_patch = cls(
            respond_by_on=respond_by_on,
        )

        return referral_patch
