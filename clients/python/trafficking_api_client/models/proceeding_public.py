from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.lead_authority import LeadAuthority
from ..models.yes_no_unknown import YesNoUnknown

if TYPE_CHECKING:
    from ..models.court_labels import CourtLabels
    from ..models.proceeding_details import ProceedingDetails


T = TypeVar("T", bound="ProceedingPublic")


@_attrs_define
class ProceedingPublic:
    """A proceeding, with the court and its number there.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        court_file_id (UUID):
        country (CountryCode): A code of the list `country`.
        procedure (str):
        template_from (datetime.date): by which row of `/v1/court-procedures` it goes: the one of this day, whatever
            follows
        zone (str): where the court is, whose clock says what is in time
        opened_at (datetime.datetime): since when it exists
        stage (str): where its steps have led
        stage_labels (CourtLabels): What something is called.
        is_terminal (bool): true when nothing follows, but for a reopening
        allowed_commands (list[str]): the steps that lead on from here
        advisory (bool): true until a lawyer has verified these stages
        source (str): the law that these stages come from
        lead_authority (LeadAuthority | None): which authority leads the inquiry
        prosecution_sought_trafficking (YesNoUnknown): A code of the list `yes_no_unknown`.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        details (None | ProceedingDetails): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    court_file_id: UUID
    country: CountryCode
    procedure: str
    template_from: datetime.date
    zone: str
    opened_at: datetime.datetime
    stage: str
    stage_labels: CourtLabels
    is_terminal: bool
    allowed_commands: list[str]
    advisory: bool
    source: str
    lead_authority: LeadAuthority | None
    prosecution_sought_trafficking: YesNoUnknown
    created_at: datetime.datetime
    updated_at: datetime.datetime
    details: None | ProceedingDetails

    def to_dict(self) -> dict[str, Any]:
        from ..models.proceeding_details import ProceedingDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        court_file_id = str(self.court_file_id)

        country = self.country.value

        procedure = self.procedure

        template_from = self.template_from.isoformat()

        zone = self.zone

        opened_at = self.opened_at.isoformat()

        stage = self.stage

        stage_labels = self.stage_labels.to_dict()

        is_terminal = self.is_terminal

        allowed_commands = self.allowed_commands

        advisory = self.advisory

        source = self.source

        lead_authority: None | str
        if isinstance(self.lead_authority, LeadAuthority):
            lead_authority = self.lead_authority.value
        else:
            lead_authority = self.lead_authority

        prosecution_sought_trafficking = self.prosecution_sought_trafficking.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        details: dict[str, Any] | None
        if isinstance(self.details, ProceedingDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "court_file_id": court_file_id,
                "country": country,
                "procedure": procedure,
                "template_from": template_from,
                "zone": zone,
                "opened_at": opened_at,
                "stage": stage,
                "stage_labels": stage_labels,
                "is_terminal": is_terminal,
                "allowed_commands": allowed_commands,
                "advisory": advisory,
                "source": source,
                "lead_authority": lead_authority,
                "prosecution_sought_trafficking": prosecution_sought_trafficking,
                "created_at": created_at,
                "updated_at": updated_at,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.court_labels import CourtLabels  # noqa: PLC0415
        from ..models.proceeding_details import ProceedingDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        court_file_id = UUID(d.pop("court_file_id"))

        country = CountryCode(d.pop("country"))

        procedure = d.pop("procedure")

        template_from = datetime.date.fromisoformat(d.pop("template_from"))

        zone = d.pop("zone")

        opened_at = datetime.datetime.fromisoformat(d.pop("opened_at"))

        stage = d.pop("stage")

        stage_labels = CourtLabels.from_dict(d.pop("stage_labels"))

        is_terminal = d.pop("is_terminal")

        allowed_commands = cast(list[str], d.pop("allowed_commands"))

        advisory = d.pop("advisory")

        source = d.pop("source")

        def _parse_lead_authority(data: object) -> LeadAuthority | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lead_authority_type_0 = LeadAuthority(data)

                return lead_authority_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LeadAuthority | None, data)

        lead_authority = _parse_lead_authority(d.pop("lead_authority"))

        prosecution_sought_trafficking = YesNoUnknown(d.pop("prosecution_sought_trafficking"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_details(data: object) -> None | ProceedingDetails:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = ProceedingDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProceedingDetails, data)

        details = _parse_details(d.pop("details"))

        proceeding_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            court_file_id=court_file_id,
            country=country,
            procedure=procedure,
            template_from=template_from,
            zone=zone,
            opened_at=opened_at,
            stage=stage,
            stage_labels=stage_labels,
            is_terminal=is_terminal,
            allowed_commands=allowed_commands,
            advisory=advisory,
            source=source,
            lead_authority=lead_authority,
            prosecution_sought_trafficking=prosecution_sought_trafficking,
            created_at=created_at,
            updated_at=updated_at,
            details=details,
        )

        return proceeding_public
