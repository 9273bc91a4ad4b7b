from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.message_at_centre_written_by import MessageAtCentreWrittenBy

T = TypeVar("T", bound="MessageAtCentre")


@_attrs_define
class MessageAtCentre:
    """A message or note as the centre sees it.

    Attributes:
        view (Literal['centre']):
        id (UUID):
        written_by (MessageAtCentreWrittenBy):
        to_reporter (bool): false: a note of the centre to itself
        author_id (None | UUID):
        text (str):
        created_at (datetime.datetime):
    """

    view: Literal["centre"]
    id: UUID
    written_by: MessageAtCentreWrittenBy
    to_reporter: bool
    author_id: None | UUID
    text: str
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        view = self.view

        id = str(self.id)

        written_by = self.written_by.value

        to_reporter = self.to_reporter

        author_id: None | str
        if isinstance(self.author_id, UUID):
            author_id = str(self.author_id)
        else:
            author_id = self.author_id

        text = self.text

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "view": view,
                "id": id,
                "written_by": written_by,
                "to_reporter": to_reporter,
                "author_id": author_id,
                "text": text,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        view = cast(Literal["centre"], d.pop("view"))
        if view != "centre":
            raise ValueError(f"view must match const 'centre', got '{view}'")

        id = UUID(d.pop("id"))

        written_by = MessageAtCentreWrittenBy(d.pop("written_by"))

        to_reporter = d.pop("to_reporter")

        def _parse_author_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                author_id_type_0 = UUID(data)

                return author_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        author_id = _parse_author_id(d.pop("author_id"))

        text = d.pop("text")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        message_at_centre = cls(
            view=view,
            id=id,
            written_by=written_by,
            to_reporter=to_reporter,
            author_id=author_id,
            text=text,
            created_at=created_at,
        )

        return message_at_centre
