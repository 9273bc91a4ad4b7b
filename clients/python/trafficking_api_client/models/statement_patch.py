from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.complaint_type import ComplaintType
from ..models.lead_authority import LeadAuthority
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

T = TypeVar("T", bound="StatementPatch")


@_attrs_define
class StatementPatch:
    """What can be said otherwise of a statement.

    Attributes:
        type_ (ComplaintType | Unset): A code of the list `complaint_type`.
        made_on (datetime.date | Unset): never in the future
        authority (LeadAuthority | None | Unset): to whom it was made
        lawyer_present (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
        interpreter_present (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
        copy_received (YesNoUnknown | Unset): A code of the list `yes_no_unknown`.
    """

    type_: ComplaintType | Unset = UNSET
    made_on: datetime.date | Unset = UNSET
    authority: LeadAuthority | None | Unset = UNSET
    lawyer_present: YesNoUnknown | Unset = UNSET
    interpreter_present: YesNoUnknown | Unset = UNSET
    copy_received: YesNoUnknown | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        made_on: str | Unset = UNSET
        if not isinstance(self.made_on, Unset):
            made_on = self.made_on.isoformat()

        authority: None | str | Unset
        if isinstance(self.authority, Unset):
            authority = UNSET
        elif isinstance(self.authority, LeadAuthority):
            authority = self.authority.value
        else:
            authority = self.authority

        lawyer_present: str | Unset = UNSET
        if not isinstance(self.lawyer_present, Unset):
            lawyer_present = self.lawyer_present.value

        interpreter_present: str | Unset = UNSET
        if not isinstance(self.interpreter_present, Unset):
            interpreter_present = self.interpreter_present.value

        copy_received: str | Unset = UNSET
        if not isinstance(self.copy_received, Unset):
            copy_received = self.copy_received.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if made_on is not UNSET:
            field_dict["made_on"] = made_on
        if authority is not UNSET:
            field_dict["authority"] = authority
        if lawyer_present is not UNSET:
            field_dict["lawyer_present"] = lawyer_present
        if interpreter_present is not UNSET:
            field_dict["interpreter_present"] = interpreter_present
        if copy_received is not UNSET:
            field_dict["copy_received"] = copy_received

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _type_ = d.pop("type", UNSET)
        type_: ComplaintType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = ComplaintType(_type_)

        _made_on = d.pop("made_on", UNSET)
        made_on: datetime.date | Unset
        if isinstance(_made_on, Unset):
            made_on = UNSET
        else:
            made_on = datetime.date.fromisoformat(_made_on)

        def _parse_authority(data: object) -> LeadAuthority | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                authority_type_0 = LeadAuthority(data)

                return authority_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LeadAuthority | None | Unset, data)

        authority = _parse_authority(d.pop("authority", UNSET))

        _lawyer_present = d.pop("lawyer_present", UNSET)
        lawyer_present: YesNoUnknown | Unset
        if isinstance(_lawyer_present, Unset):
            lawyer_present = UNSET
        else:
            lawyer_present = YesNoUnknown(_lawyer_present)

        _interpreter_present = d.pop("interpreter_present", UNSET)
        interpreter_present: YesNoUnknown | Unset
        if isinstance(_interpreter_present, Unset):
            interpreter_present = UNSET
        else:
            interpreter_present = YesNoUnknown(_interpreter_present)

        _copy_received = d.pop("copy_received", UNSET)
        copy_received: YesNoUnknown | Unset
        if isinstance(_copy_received, Unset):
            copy_received = UNSET
        else:
            copy_received = YesNoUnknown(_copy_received)

        statement_patch = cls(
            type_=type_,
            made_on=made_on,
            authority=authority,
            lawyer_present=lawyer_present,
            interpreter_present=interpreter_present,
            copy_received=copy_received,
        )

        return statement_patch
