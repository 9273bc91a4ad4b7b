from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from .. import types
from ..models.document_kind import DocumentKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewDocument")


@_attrs_define
class NewDocument:
    """A file, and what it is about: a person or a case.

    Attributes:
        file (str): 20 MiB at most; what it is, is told by its content
        kind (DocumentKind): A code of the list `document_kind`.
        person_id (UUID | Unset): whom it is about, if not a case
        case_id (UUID | Unset): the case it is about, if not a person
        language (str | Unset):
        received_on (datetime.date | Unset): today, if absent; never in the future
    """

    file: str
    kind: DocumentKind
    person_id: UUID | Unset = UNSET
    case_id: UUID | Unset = UNSET
    language: str | Unset = UNSET
    received_on: datetime.date | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        kind = self.kind.value

        person_id: str | Unset = UNSET
        if not isinstance(self.person_id, Unset):
            person_id = str(self.person_id)

        case_id: str | Unset = UNSET
        if not isinstance(self.case_id, Unset):
            case_id = str(self.case_id)

        language = self.language

        received_on: str | Unset = UNSET
        if not isinstance(self.received_on, Unset):
            received_on = self.received_on.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "kind": kind,
            }
        )
        if person_id is not UNSET:
            field_dict["person_id"] = person_id
        if case_id is not UNSET:
            field_dict["case_id"] = case_id
        if language is not UNSET:
            field_dict["language"] = language
        if received_on is not UNSET:
            field_dict["received_on"] = received_on

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", (None, str(self.file).encode(), "text/plain")))

        files.append(("kind", (None, str(self.kind.value).encode(), "text/plain")))

        if not isinstance(self.person_id, Unset):
            files.append(("person_id", (None, str(self.person_id), "text/plain")))

        if not isinstance(self.case_id, Unset):
            files.append(("case_id", (None, str(self.case_id), "text/plain")))

        if not isinstance(self.language, Unset):
            files.append(("language", (None, str(self.language).encode(), "text/plain")))

        if not isinstance(self.received_on, Unset):
            files.append(("received_on", (None, self.received_on.isoformat().encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        kind = DocumentKind(d.pop("kind"))

        _person_id = d.pop("person_id", UNSET)
        person_id: UUID | Unset
        if isinstance(_person_id, Unset):
            person_id = UNSET
        else:
            person_id = UUID(_person_id)

        _case_id = d.pop("case_id", UNSET)
        case_id: UUID | Unset
        if isinstance(_case_id, Unset):
            case_id = UNSET
        else:
            case_id = UUID(_case_id)

        language = d.pop("language", UNSET)

        _received_on = d.pop("received_on", UNSET)
        received_on: datetime.date | Unset
        if isinstance(_received_on, Unset):
            received_on = UNSET
        else:
            received_on = datetime.date.fromisoformat(_received_on)

        new_document = cls(
            file=file,
            kind=kind,
            person_id=person_id,
            case_id=case_id,
            language=language,
            received_on=received_on,
        )

        return new_document
