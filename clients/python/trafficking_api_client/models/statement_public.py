from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.complaint_type import ComplaintType
from ..models.lead_authority import LeadAuthority
from ..models.yes_no_unknown import YesNoUnknown

T = TypeVar("T", bound="StatementPublic")


@_attrs_define
class StatementPublic:
    """That she made a statement, when, to whom, and how.

    Attributes:
        id (UUID):
        version (int):
        proceeding_id (UUID):
        case_id (UUID):
        type_ (ComplaintType): A code of the list `complaint_type`.
        made_on (datetime.date):
        authority (LeadAuthority | None): to whom it was made
        lawyer_present (YesNoUnknown): A code of the list `yes_no_unknown`.
        interpreter_present (YesNoUnknown): A code of the list `yes_no_unknown`.
        copy_received (YesNoUnknown): A code of the list `yes_no_unknown`.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    proceeding_id: UUID
    case_id: UUID
    type_: ComplaintType
    made_on: datetime.date
    authority: LeadAuthority | None
    lawyer_present: YesNoUnknown
    interpreter_present: YesNoUnknown
    copy_received: YesNoUnknown
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        proceeding_id = str(self.proceeding_id)

        case_id = str(self.case_id)

        type_ = self.type_.value

        made_on = self.made_on.isoformat()

        authority: None | str
        if isinstance(self.authority, LeadAuthority):
            authority = self.authority.value
        else:
            authority = self.authority

        lawyer_present = self.lawyer_present.value

        interpreter_present = self.interpreter_present.value

        copy_received = self.copy_received.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "proceeding_id": proceeding_id,
                "case_id": case_id,
                "type": type_,
                "made_on": made_on,
                "authority": authority,
                "lawyer_present": lawyer_present,
                "interpreter_present": interpreter_present,
                "copy_received": copy_received,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        proceeding_id = UUID(d.pop("proceeding_id"))

        case_id = UUID(d.pop("case_id"))

        type_ = ComplaintType(d.pop("type"))

        made_on = datetime.date.fromisoformat(d.pop("made_on"))

        def _parse_authority(data: object) -> LeadAuthority | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                authority_type_0 = LeadAuthority(data)

                return authority_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LeadAuthority | None, data)

        authority = _parse_authority(d.pop("authority"))

        lawyer_present = YesNoUnknown(d.pop("lawyer_present"))

        interpreter_present = YesNoUnknown(d.pop("interpreter_present"))

        copy_received = YesNoUnknown(d.pop("copy_received"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        statement_public = cls(
            id=id,
            version=version,
            proceeding_id=proceeding_id,
            case_id=case_id,
            type_=type_,
            made_on=made_on,
            authority=authority,
            lawyer_present=lawyer_present,
            interpreter_present=interpreter_present,
            copy_received=copy_received,
            created_at=created_at,
            updated_at=updated_at,
        )

        return statement_public
