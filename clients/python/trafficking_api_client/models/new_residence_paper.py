from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.residence_document import ResidenceDocument
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewResidencePaper")


@_attrs_define
class NewResidencePaper:
    """A paper that she has.

    Attributes:
        case_id (UUID):
        type_ (ResidenceDocument): A code of the list `residence_document`.
        valid_from (datetime.date):
        track_id (None | Unset | UUID): the track of this case that it belongs to
        valid_to (datetime.date | None | Unset): its last day; null when it is unlimited
        is_work_permit (bool | Unset): it is for her work, not for her stay Default: False.
        number (None | str | Unset): the number on it; stored sealed
    """

    case_id: UUID
    type_: ResidenceDocument
    valid_from: datetime.date
    track_id: None | Unset | UUID = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    is_work_permit: bool | Unset = False
    number: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        type_ = self.type_.value

        valid_from = self.valid_from.isoformat()

        track_id: None | str | Unset
        if isinstance(self.track_id, Unset):
            track_id = UNSET
        elif isinstance(self.track_id, UUID):
            track_id = str(self.track_id)
        else:
            track_id = self.track_id

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        is_work_permit = self.is_work_permit

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "type": type_,
                "valid_from": valid_from,
            }
        )
        if track_id is not UNSET:
            field_dict["track_id"] = track_id
        if valid_to is not UNSET:
            field_dict["valid_to"] = valid_to
        if is_work_permit is not UNSET:
            field_dict["is_work_permit"] = is_work_permit
        if number is not UNSET:
            field_dict["number"] = number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        type_ = ResidenceDocument(d.pop("type"))

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        def _parse_track_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                track_id_type_0 = UUID(data)

                return track_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        track_id = _parse_track_id(d.pop("track_id", UNSET))

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

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        new_residence_paper = cls(
            case_id=case_id,
            type_=type_,
            valid_from=valid_from,
            track_id=track_id,
            valid_to=valid_to,
            is_work_permit=is_work_permit,
            number=number,
        )

        return new_residence_paper
