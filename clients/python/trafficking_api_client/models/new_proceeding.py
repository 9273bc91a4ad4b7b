from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.lead_authority import LeadAuthority
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewProceeding")


@_attrs_define
class NewProceeding:
    """A procedure that somebody goes through, or thinks of.

    Attributes:
        court_file_id (UUID):
        procedure (str): one that the country has; see `/v1/court-procedures`
        country (CountryCode | None | Unset): whose procedure it is; the country of the file, if absent
        zone (None | str | Unset): where the court is, whose clock says what is in time; needed where the country is not
            your centre's
        opened_on (datetime.date | None | Unset): since when it exists, where the court is; today, if absent, and never
            in the future
        lead_authority (LeadAuthority | None | Unset): which authority leads the inquiry
        prosecution_sought_trafficking (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
        file_number (None | str | Unset): under which number the authority has it; stored sealed
        court (None | str | Unset): before which court or office it is; stored sealed
        note (None | str | Unset): in your own words, no transcript; stored sealed
    """

    court_file_id: UUID
    procedure: str
    country: CountryCode | None | Unset = UNSET
    zone: None | str | Unset = UNSET
    opened_on: datetime.date | None | Unset = UNSET
    lead_authority: LeadAuthority | None | Unset = UNSET
    prosecution_sought_trafficking: YesNoUnknown | Unset = UNSET
    file_number: None | str | Unset = UNSET
    court: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        court_file_id = str(self.court_file_id)

        procedure = self.procedure

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        elif isinstance(self.country, CountryCode):
            country = self.country.value
        else:
            country = self.country

        zone: None | str | Unset
        if isinstance(self.zone, Unset):
            zone = UNSET
        else:
            zone = self.zone

        opened_on: None | str | Unset
        if isinstance(self.opened_on, Unset):
            opened_on = UNSET
        elif isinstance(self.opened_on, datetime.date):
            opened_on = self.opened_on.isoformat()
        else:
            opened_on = self.opened_on

        lead_authority: None | str | Unset
        if isinstance(self.lead_authority, Unset):
            lead_authority = UNSET
        elif isinstance(self.lead_authority, LeadAuthority):
            lead_authority = self.lead_authority.value
        else:
            lead_authority = self.lead_authority

        prosecution_sought_trafficking: str | Unset = UNSET
        if not isinstance(self.prosecution_sought_trafficking, Unset):
            prosecution_sought_trafficking = self.prosecution_sought_trafficking.value

        file_number: None | str | Unset
        if isinstance(self.file_number, Unset):
            file_number = UNSET
        else:
            file_number = self.file_number

        court: None | str | Unset
        if isinstance(self.court, Unset):
            court = UNSET
        else:
            court = self.court

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "court_file_id": court_file_id,
                "procedure": procedure,
            }
        )
        if country is not UNSET:
            field_dict["country"] = country
        if zone is not UNSET:
            field_dict["zone"] = zone
        if opened_on is not UNSET:
            field_dict["opened_on"] = opened_on
        if lead_authority is not UNSET:
            field_dict["lead_authority"] = lead_authority
        if prosecution_sought_trafficking is not UNSET:
            field_dict["prosecution_sought_trafficking"] = prosecution_sought_trafficking
        if file_number is not UNSET:
            field_dict["file_number"] = file_number
        if court is not UNSET:
            field_dict["court"] = court
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        court_file_id = UUID(d.pop("court_file_id"))

        procedure = d.pop("procedure")

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

        def _parse_zone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        zone = _parse_zone(d.pop("zone", UNSET))

        def _parse_opened_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opened_on_type_0 = datetime.date.fromisoformat(data)

                return opened_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        opened_on = _parse_opened_on(d.pop("opened_on", UNSET))

        def _parse_lead_authority(data: object) -> LeadAuthority | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lead_authority_type_0 = LeadAuthority(data)

                return lead_authority_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LeadAuthority | None | Unset, data)

        lead_authority = _parse_lead_authority(d.pop("lead_authority", UNSET))

        _prosecution_sought_trafficking = d.pop("prosecution_sought_trafficking", UNSET)
        prosecution_sought_trafficking: YesNoUnknown | Unset
        if isinstance(_prosecution_sought_trafficking, Unset):
            prosecution_sought_trafficking = UNSET
        else:
            prosecution_sought_trafficking = YesNoUnknown(_prosecution_sought_trafficking)

        def _parse_file_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file_number = _parse_file_number(d.pop("file_number", UNSET))

        def _parse_court(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        court = _parse_court(d.pop("court", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        new_proceeding = cls(
            court_file_id=court_file_id,
            procedure=procedure,
            country=country,
            zone=zone,
            opened_on=opened_on,
            lead_authority=lead_authority,
            prosecution_sought_trafficking=prosecution_sought_trafficking,
            file_number=file_number,
            court=court,
            note=note,
        )

        return new_proceeding
