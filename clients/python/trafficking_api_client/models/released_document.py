from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.document_kind import DocumentKind

T = TypeVar("T", bound="ReleasedDocument")


@_attrs_define
class ReleasedDocument:
    """A file, without the name that it had.

    Attributes:
        kind (DocumentKind): A code of the list `document_kind`.
        media_type (str):
        content (str): in Base64
    """

    kind: DocumentKind
    media_type: str
    content: str

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        media_type = self.media_type

        content = self.content

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "media_type": media_type,
                "content": content,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = DocumentKind(d.pop("kind"))

        media_type = d.pop("media_type")

        content = d.pop("content")

        released_document = cls(
            kind=kind,
            media_type=media_type,
            content=content,
        )

        return released_document
