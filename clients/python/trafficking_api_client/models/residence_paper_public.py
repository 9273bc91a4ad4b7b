from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.residence_document import ResidenceDocument

if TYPE_CHECKING:
    from ..models.residence_paper_details import ResidencePaperDetails


T = TypeVar("T", bound="ResidencePaperPublic")


@_attrs_define
class ResidencePaperPublic:
    """A paper of hers, with its number.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        track_id (None | UUID):
        granted_by_id (None | UUID): the event of the track by which it was given
        type_ (ResidenceDocument): A code of the list `residence_document`.
        valid_from (datetime.date):
        valid_to (datetime.date | None): its last day; null when it is unlimited
        is_work_permit (bool):
        is_out_of_use (bool): it was lost, given back, or written down by mistake; so nothing of it is due
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        details (None | ResidencePaperDetails): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    track_id: None | UUID
    granted_by_id: None | UUID
    type_: ResidenceDocument
    valid_from: datetime.date
    valid_to: datetime.date | None
    is_work_permit: bool
    is_out_of_use: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    details: None | ResidencePaperDetails

    def to_dict(self) -> dict[str, Any]:
        from ..models.residence_paper_details import ResidencePaperDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        track_id: None | str
        if isinstance(self.track_id, UUID):
            track_id = str(self.track_id)
        else:
            track_id = self.track_id

        granted_by_id: None | str
        if isinstance(self.granted_by_id, UUID):
            granted_by_id = str(self.granted_by_id)
        else:
            granted_by_id = self.granted_by_id

        type_ = self.type_.value

        valid_from = self.valid_from.isoformat()

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        is_work_permit = self.is_work_permit

        is_out_of_use = self.is_out_of_use

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        details: dict[str, Any] | None
        if isinstance(self.details, ResidencePaperDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "track_id": track_id,
                "granted_by_id": granted_by_id,
                "type": type_,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "is_work_permit": is_work_permit,
                "is_out_of_use": is_out_of_use,
                "created_at": created_at,
                "updated_at": updated_at,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.residence_paper_details import ResidencePaperDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        def _parse_track_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                track_id_type_0 = UUID(data)

                return track_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        track_id = _parse_track_id(d.pop("track_id"))

        def _parse_granted_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                granted_by_id_type_0 = UUID(data)

                return granted_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        granted_by_id = _parse_granted_by_id(d.pop("granted_by_id"))

        type_ = ResidenceDocument(d.pop("type"))

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        is_work_permit = d.pop("is_work_permit")

        is_out_of_use = d.pop("is_out_of_use")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_details(data: object) -> None | ResidencePaperDetails:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = ResidencePaperDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResidencePaperDetails, data)

        details = _parse_details(d.pop("details"))

        residence_paper_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            track_id=track_id,
            granted_by_id=granted_by_id,
            type_=type_,
            valid_from=valid_from,
            valid_to=valid_to,
            is_work_permit=is_work_permit,
            is_out_of_use=is_out_of_use,
            created_at=created_at,
            updated_at=updated_at,
            details=details,
        )

        return residence_paper_public
