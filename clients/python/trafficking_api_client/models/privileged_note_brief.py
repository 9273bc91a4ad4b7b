from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="PrivilegedNoteBrief")


@_attrs_define
class PrivilegedNoteBrief:
    """That there is a note, and by whom. It leaves as no table.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (None | UUID): the proceeding of this case that it is about, if it is about one
        author_id (UUID): the member who wrote it, and who alone can change it
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: None | UUID
    author_id: UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        privileged_note_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            author_id=author_id,
            created_at=created_at,
            updated_at=updated_at,
        )

        return privileged_note_brief
