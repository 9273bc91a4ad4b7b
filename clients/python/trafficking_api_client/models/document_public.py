from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.document_kind import DocumentKind
from ..models.document_public_allowed_commands_item import (
    DocumentPublicAllowedCommandsItem,
)
from ..models.document_public_media_type import DocumentPublicMediaType
from ..models.document_status import DocumentStatus

T = TypeVar("T", bound="DocumentPublic")


@_attrs_define
class DocumentPublic:
    """A document of your centre, without what it was called.

    Attributes:
        id (UUID):
        version (int):
        person_id (None | UUID):
        case_id (None | UUID):
        status (DocumentStatus): Whether a document counts.
        kind (DocumentKind): A code of the list `document_kind`.
        media_type (DocumentPublicMediaType):
        size (int): in bytes
        language (None | str):
        received_on (datetime.date):
        erased_at (datetime.datetime | None): since when its name and content are gone
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[DocumentPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    person_id: None | UUID
    case_id: None | UUID
    status: DocumentStatus
    kind: DocumentKind
    media_type: DocumentPublicMediaType
    size: int
    language: None | str
    received_on: datetime.date
    erased_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[DocumentPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        person_id: None | str
        if isinstance(self.person_id, UUID):
            person_id = str(self.person_id)
        else:
            person_id = self.person_id

        case_id: None | str
        if isinstance(self.case_id, UUID):
            case_id = str(self.case_id)
        else:
            case_id = self.case_id

        status = self.status.value

        kind = self.kind.value

        media_type = self.media_type.value

        size = self.size

        language: None | str
        language = self.language

        received_on = self.received_on.isoformat()

        erased_at: None | str
        if isinstance(self.erased_at, datetime.datetime):
            erased_at = self.erased_at.isoformat()
        else:
            erased_at = self.erased_at

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "person_id": person_id,
                "case_id": case_id,
                "status": status,
                "kind": kind,
                "media_type": media_type,
                "size": size,
                "language": language,
                "received_on": received_on,
                "erased_at": erased_at,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        def _parse_person_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_id_type_0 = UUID(data)

                return person_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        person_id = _parse_person_id(d.pop("person_id"))

        def _parse_case_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                case_id_type_0 = UUID(data)

                return case_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        case_id = _parse_case_id(d.pop("case_id"))

        status = DocumentStatus(d.pop("status"))

        kind = DocumentKind(d.pop("kind"))

        media_type = DocumentPublicMediaType(d.pop("media_type"))

        size = d.pop("size")

        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))

        received_on = datetime.date.fromisoformat(d.pop("received_on"))

        def _parse_erased_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                erased_at_type_0 = datetime.datetime.fromisoformat(data)

                return erased_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        erased_at = _parse_erased_at(d.pop("erased_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = DocumentPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        document_public = cls(
            id=id,
            version=version,
            person_id=person_id,
            case_id=case_id,
            status=status,
            kind=kind,
            media_type=media_type,
            size=size,
            language=language,
            received_on=received_on,
            erased_at=erased_at,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return document_public
