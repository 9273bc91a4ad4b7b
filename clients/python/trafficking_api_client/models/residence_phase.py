from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.residence_document import ResidenceDocument

if TYPE_CHECKING:
    from ..models.residence_labels import ResidenceLabels


T = TypeVar("T", bound="ResidencePhase")


@_attrs_define
class ResidencePhase:
    """A phase that the law of the country knows.

    Attributes:
        code (str):
        labels (ResidenceLabels): What something is called.
        document (None | ResidenceDocument):
        source (str):
    """

    code: str
    labels: ResidenceLabels
    document: None | ResidenceDocument
    source: str

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        labels = self.labels.to_dict()

        document: None | str
        if isinstance(self.document, ResidenceDocument):
            document = self.document.value
        else:
            document = self.document

        source = self.source

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "labels": labels,
                "document": document,
                "source": source,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.residence_labels import ResidenceLabels  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        labels = ResidenceLabels.from_dict(d.pop("labels"))

        def _parse_document(data: object) -> None | ResidenceDocument:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                document_type_0 = ResidenceDocument(data)

                return document_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResidenceDocument, data)

        document = _parse_document(d.pop("document"))

        source = d.pop("source")

        residence_phase = cls(
            code=code,
            labels=labels,
            document=document,
            source=source,
        )

        return residence_phase
