from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.residence_document import ResidenceDocument
from ..types import UNSET, Unset

T = TypeVar("T", bound="ResidencePaperPatch")


@_attrs_define
class ResidencePaperPatch:
    """What can be said otherwise of a paper; what runs from its days is worked out anew.

    Attributes:
        type_ (ResidenceDocument | Unset): A code of the list `residence_document`.
        valid_from (datetime.date | Unset):
        valid_to (datetime.date | None | Unset): its last day; null when it is unlimited
        is_work_permit (bool | Unset):
        is_out_of_use (bool | Unset): it was lost, given back, or written down by mistake; so nothing of it is due
        number (None | str | Unset): the number on it; stored sealed
    """

    type_: ResidenceDocument | Unset = UNSET
    valid_from: datetime.date | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    is_work_permit: bool | Unset = UNSET
    is_out_of_use: bool | Unset = UNSET
    number: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        valid_from: str | Unset = UNSET
        if not isinstance(self.valid_from, Unset):
            valid_from = self.valid_from.isoformat()

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        is_work_permit = self.is_work_permit

        is_out_of_use = self.is_out_of_use

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if valid_from is not UNSET:
            field_dict["valid_from"] = valid_from
        if valid_to is not UNSET:
            field_dict["valid_to"] = valid_to
        if is_work_permit is not UNSET:
            field_dict["is_work_permit"] = is_work_permit
        if is_out_of_use is not UNSET:
            field_dict["is_out_of_use"] = is_out_of_use
        if number is not UNSET:
            field_dict["number"] = number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _type_ = d.pop("type", UNSET)
        type_: ResidenceDocument | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = ResidenceDocument(_type_)

        _valid_from = d.pop("valid_from", UNSET)
        valid_from: datetime.date | Unset
        if isinstance(_valid_from, Unset):
            valid_from = UNSET
        else:
            valid_from = datetime.date.fromisoformat(_valid_from)

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("valid_to", UNSET))

        is_work_permit = d.pop("is_work_permit", UNSET)

        is_out_of_use = d.pop("is_out_of_use", UNSET)

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        residence_paper_patch = cls(
            type_=type_,
            valid_from=valid_from,
            valid_to=valid_to,
            is_work_permit=is_work_permit,
            is_out_of_use=is_out_of_use,
            number=number,
        )

        return residence_paper_patch
