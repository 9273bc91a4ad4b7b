from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.lead_authority import LeadAuthority
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

T = TypeVar("T", bound="ProceedingPatch")


@_attrs_define
class ProceedingPatch:
    """What can be said otherwise of a proceeding; its stage changes by steps.

    Attributes:
        opened_on (datetime.date | Unset): since when it exists: no day after its first step, and none of other stages
        lead_authority (LeadAuthority | None | Unset): which authority leads the inquiry
        prosecution_sought_trafficking (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
        file_number (None | str | Unset): under which number the authority has it; stored sealed
        court (None | str | Unset): before which court or office it is; stored sealed
        note (None | str | Unset): in your own words, no transcript; stored sealed
    """

    opened_on: datetime.date | Unset = UNSET
    lead_authority: LeadAuthority | None | Unset = UNSET
    prosecution_sought_trafficking: YesNoUnknown | Unset = UNSET
    file_number: None | str | Unset = UNSET
    court: None | str | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        opened_on: str | Unset = UNSET
        if not isinstance(self.opened_on, Unset):
            opened_on = self.opened_on.isoformat()

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

        field_dict.update({})
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
        _opened_on = d.pop("opened_on", UNSET)
        opened_on: datetime.date | Unset
        if isinstance(_opened_on, Unset):
            opened_on = UNSET
        else:
            opened_on = datetime.date.fromisoformat(_opened_on)

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

        proceeding_patch = cls(
            opened_on=opened_on,
            lead_authority=lead_authority,
            prosecution_sought_trafficking=prosecution_sought_trafficking,
            file_number=file_number,
            court=court,
            note=note,
        )

        return proceeding_patch
