from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.yes_no_unknown import YesNoUnknown

if TYPE_CHECKING:
    from ..models.court_file_details import CourtFileDetails


T = TypeVar("T", bound="CourtFilePublic")


@_attrs_define
class CourtFilePublic:
    """A court file, with the lawyer.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        country (CountryCode): A code of the list `country`.
        legal_aid (YesNoUnknown): A code of the list `yes_no_unknown`.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        details (CourtFileDetails | None): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    country: CountryCode
    legal_aid: YesNoUnknown
    created_at: datetime.datetime
    updated_at: datetime.datetime
    details: CourtFileDetails | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.court_file_details import CourtFileDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        country = self.country.value

        legal_aid = self.legal_aid.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        details: dict[str, Any] | None
        if isinstance(self.details, CourtFileDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "country": country,
                "legal_aid": legal_aid,
                "created_at": created_at,
                "updated_at": updated_at,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.court_file_details import CourtFileDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        country = CountryCode(d.pop("country"))

        legal_aid = YesNoUnknown(d.pop("legal_aid"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_details(data: object) -> CourtFileDetails | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = CourtFileDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CourtFileDetails | None, data)

        details = _parse_details(d.pop("details"))

        court_file_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            country=country,
            legal_aid=legal_aid,
            created_at=created_at,
            updated_at=updated_at,
            details=details,
        )

        return court_file_public
