from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.privileged_note_details import PrivilegedNoteDetails


T = TypeVar("T", bound="PrivilegedNotePublic")


@_attrs_define
class PrivilegedNotePublic:
    """A note, with what it says.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (None | UUID): the proceeding of this case that it is about, if it is about one
        author_id (UUID): the member who wrote it, and who alone can change it
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        details (None | PrivilegedNoteDetails): null when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: None | UUID
    author_id: UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    details: None | PrivilegedNoteDetails

    def to_dict(self) -> dict[str, Any]:
        from ..models.privileged_note_details import PrivilegedNoteDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        proceeding_id: None | str
        if isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        author_id = str(self.author_id)

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        details: dict[str, Any] | None
        if isinstance(self.details, PrivilegedNoteDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "proceeding_id": proceeding_id,
                "author_id": author_id,
                "created_at": created_at,
                "updated_at": updated_at,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.privileged_note_details import PrivilegedNoteDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        def _parse_proceeding_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proceeding_id_type_0 = UUID(data)

                return proceeding_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        proceeding_id = _parse_proceeding_id(d.pop("proceeding_id"))

        author_id = UUID(d.pop("author_id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_details(data: object) -> None | PrivilegedNoteDetails:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = PrivilegedNoteDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PrivilegedNoteDetails, data)

        details = _parse_details(d.pop("details"))

        privileged_note_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            author_id=author_id,
            created_at=created_at,
            updated_at=updated_at,
            details=details,
        )

        return privileged_note_public
