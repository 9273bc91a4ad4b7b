from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.referral_message_public_written_by import ReferralMessagePublicWrittenBy

T = TypeVar("T", bound="ReferralMessagePublic")


@_attrs_define
class ReferralMessagePublic:
    """A message about a referral.

    Attributes:
        id (UUID):
        written_by (ReferralMessagePublicWrittenBy):
        author_id (None | UUID): the client that wrote it, if it is yours
        text (None | str): null once what it was about is forgotten
        created_at (datetime.datetime):
    """

    id: UUID
    written_by: ReferralMessagePublicWrittenBy
    author_id: None | UUID
    text: None | str
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        written_by = self.written_by.value

        author_id: None | str
        if isinstance(self.author_id, UUID):
            author_id = str(self.author_id)
        else:
            author_id = self.author_id

        text: None | str
        text = self.text

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "written_by": written_by,
                "author_id": author_id,
                "text": text,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        written_by = ReferralMessagePublicWrittenBy(d.pop("written_by"))

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

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        referral_message_public = cls(
            id=id,
            written_by=written_by,
            author_id=author_id,
            text=text,
            created_at=created_at,
        )

        return referral_message_public
