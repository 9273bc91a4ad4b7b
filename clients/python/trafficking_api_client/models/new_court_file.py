from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewCourtFile")


@_attrs_define
class NewCourtFile:
    """The file of somebody's way through the courts.

    Attributes:
        case_id (UUID):
        country (CountryCode | None | Unset): whose courts it is about, if a proceeding does not say otherwise; that of
            your organisation, if absent
        legal_aid (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
        lawyer_name (None | str | Unset): who her lawyer is; stored sealed
        lawyer_contact (None | str | Unset): how to reach the lawyer; stored sealed
        note (None | str | Unset): in your own words, no transcript; stored sealed
    """

    case_id: UUID
    country: CountryCode | None | Unset = UNSET
    legal_aid: YesNoUnknown | Unset = UNSET
    lawyer_name: None | str | Unset = UNSET
    lawyer_contact: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        elif isinstance(self.country, CountryCode):
            country = self.country.value
        else:
            country = self.country

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

        field_dict.update(
            {
                "case_id": case_id,
            }
        )
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
        case_id = UUID(d.pop("case_id"))

        def _parse_country(data: object) -> CountryCode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                country_type_0 = CountryCode(data)

                return country_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

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

        new_court_file = cls(
            case_id=case_id,
            country=country,
            legal_aid=legal_aid,
            lawyer_name=lawyer_name,
            lawyer_contact=lawyer_contact,
            note=note,
        )

        return new_court_file
