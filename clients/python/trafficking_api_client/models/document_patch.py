from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.document_kind import DocumentKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="DocumentPatch")


@_attrs_define
class DocumentPatch:
    """What can change of a document: what it is taken for. Its content never does.

    Attributes:
        kind (DocumentKind | Unset): A code of the list `document_kind`.
    """

    kind: DocumentKind | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _kind = d.pop("kind", UNSET)
        kind: DocumentKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = DocumentKind(_kind)

        document_patch = cls(
            kind=kind,
        )

        return document_patch
