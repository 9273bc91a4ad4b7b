from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.export_type import ExportType

T = TypeVar("T", bound="ExportFilePublic")


@_attrs_define
class ExportFilePublic:
    """One file of an export.

    Attributes:
        id (UUID):
        type_ (ExportType | Literal['deletions']): `deletions`: what is no longer there
        media_type (str): `application/x-ndjson`, of who people are `application/zip` with AES-256
        rows (int):
        size (int): in bytes
        sha256 (str): of the file as you get it
        url (str):
    """

    id: UUID
    type_: ExportType | Literal["deletions"]
    media_type: str
    rows: int
    size: int
    sha256: str
    url: str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        type_: Literal["deletions"] | str
        if isinstance(self.type_, ExportType):
            type_ = self.type_.value
        else:
            type_ = self.type_

        media_type = self.media_type

        rows = self.rows

        size = self.size

        sha256 = self.sha256

        url = self.url

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "type": type_,
                "media_type": media_type,
                "rows": rows,
                "size": size,
                "sha256": sha256,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_type_(data: object) -> ExportType | Literal["deletions"]:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                type_type_0 = ExportType(data)

                return type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            type_type_1 = cast(Literal["deletions"], data)
            if type_type_1 != "deletions":
                raise ValueError(f"type_type_1 must match const 'deletions', got '{type_type_1}'")
            return type_type_1

        type_ = _parse_type_(d.pop("type"))

        media_type = d.pop("media_type")

        rows = d.pop("rows")

        size = d.pop("size")

        sha256 = d.pop("sha256")

        url = d.pop("url")

        export_file_public = cls(
            id=id,
            type_=type_,
            media_type=media_type,
            rows=rows,
            size=size,
            sha256=sha256,
            url=url,
        )

        return export_file_public
