from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from .. import types
from ..models.import_format import ImportFormat
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewImport")


@_attrs_define
class NewImport:
    """A file whose rows are to be taken in.

    Attributes:
        file (str): 20 MiB and 50000 rows at most, in UTF-8
        format_ (ImportFormat): How the rows of a file are written.
        validate_only (bool | Unset): try each row, and store nothing; of rows that rest on each other the first 1000,
            the others are `not_tried` Default: False.
    """

    file: str
    format_: ImportFormat
    validate_only: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        format_ = self.format_.value

        validate_only = self.validate_only

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "format": format_,
            }
        )
        if validate_only is not UNSET:
            field_dict["validate_only"] = validate_only

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", (None, str(self.file).encode(), "text/plain")))

        files.append(("format", (None, str(self.format_.value).encode(), "text/plain")))

        if not isinstance(self.validate_only, Unset):
            files.append(("validate_only", (None, str(self.validate_only).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        format_ = ImportFormat(d.pop("format"))

        validate_only = d.pop("validate_only", UNSET)

        new_import = cls(
            file=file,
            format_=format_,
            validate_only=validate_only,
        )

        return new_import
