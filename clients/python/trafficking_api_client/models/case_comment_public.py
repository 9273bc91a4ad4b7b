from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="CaseCommentPublic")


@_attrs_define
class CaseCommentPublic:
    """A comment on a case of your centre. It is never changed, and it is no transcript.

    Attributes:
        id (UUID):
        author_id (UUID): the member who wrote it
        text (None | str): null when the person was erased
        not_verbatim (bool): a summary in the author's words (SIG-19)
        created_at (datetime.datetime):
    """

    id: UUID
    author_id: UUID
    text: None | str
    not_verbatim: bool
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        author_id = str(self.author_id)

        text: None | str
        text = self.text

        not_verbatim = self.not_verbatim

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "author_id": author_id,
                "text": text,
                "not_verbatim": not_verbatim,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        author_id = UUID(d.pop("author_id"))

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        not_verbatim = d.pop("not_verbatim")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        case_comment_public = cls(
            id=id,
            author_id=author_id,
            text=text,
            not_verbatim=not_verbatim,
            created_at=created_at,
        )

        return case_comment_public
