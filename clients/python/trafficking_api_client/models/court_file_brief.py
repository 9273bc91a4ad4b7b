from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.yes_no_unknown import YesNoUnknown

T = TypeVar("T", bound="CourtFileBrief")


@_attrs_define
class CourtFileBrief:
    """A court file, without the lawyer.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        country (CountryCode): A code of the list `country`.
        legal_aid (YesNoUnknown): A code of the list `yes_no_unknown`.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    case_id: UUID
    country: CountryCode
    legal_aid: YesNoUnknown
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        country = self.country.value

        legal_aid = self.legal_aid.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        country = CountryCode(d.pop("country"))

        legal_aid = YesNoUnknown(d.pop("legal_aid"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        court_file_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            country=country,
            legal_aid=legal_aid,
            created_at=created_at,
            updated_at=updated_at,
        )

        return court_file_brief
