from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

T = TypeVar("T", bound="CourtFilePatch")


@_attrs_define
class CourtFilePatch:
    """What can be said otherwise of a court file.

    Attributes:
        country (CountryCode | Unset): A code of the list `country`.
        legal_aid (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
        lawyer_name (None | str | Unset): who her lawyer is; stored sealed
        lawyer_contact (None | str | Unset): how to reach the lawyer; stored sealed
        note (None | str | Unset): in your own words, no transcript; stored sealed
    """

    country: CountryCode | Unset = UNSET
    legal_aid: YesNoUnknown | Unset = UNSET
    lawyer_name: None | str | Unset = UNSET
    lawyer_contact: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        country: str | Unset = UNSET
        if not isinstance(self.country, Unset):
            country = self.country.value

        legal_aid: str | Unset = UNSET
        if not isinstance(self.legal_aid, Unset):
            legal_aid = self.legal_aid.value

        lawyer_name: None | str | Unset
        if isinstance(self.lawyer_name, Unset):
            lawyer_name = UNSET
        else:
            lawyer_name = self.lawyer_name

        lawyer_contact: None | str | Unset
        if isinstance(self.lawyer_contact, Unset):
            lawyer_contact = UNSET
        else:
            lawyer_contact = self.lawyer_contact

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if country is not UNSET:
            field_dict["country"] = country
        if legal_aid is not UNSET:
            field_dict["legal_aid"] = legal_aid
        if lawyer_name is not UNSET:
            field_dict["lawyer_name"] = lawyer_name
        if lawyer_contact is not UNSET:
            field_dict["lawyer_contact"] = lawyer_contact
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _country = d.pop("country", UNSET)
        country: CountryCode | Unset
        if isinstance(_country, Unset):
            country = UNSET
        else:
            country = CountryCode(_country)

        _legal_aid = d.pop("legal_aid", UNSET)
        legal_aid: YesNoUnknown | Unset
        if isinstance(_legal_aid, Unset):
            legal_aid = UNSET
        else:
            legal_aid = YesNoUnknown(_legal_aid)

        def _parse_lawyer_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        lawyer_name = _parse_lawyer_name(d.pop("lawyer_name", UNSET))

        def _parse_lawyer_contact(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        lawyer_contact = _parse_lawyer_contact(d.pop("lawyer_contact", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        court_file_patch = cls(
            country=country,
            legal_aid=legal_aid,
            lawyer_name=lawyer_name,
            lawyer_contact=lawyer_contact,
            note=note,
        )

        return court_file_patch
