from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.export_type import ExportType

T = TypeVar("T", bound="ExportFilter")


@_attrs_define
class ExportFilter:
    """A parameter of the list of a type, as that list takes it; repeat it for more values.

    Attributes:
        type_ (ExportType): What can be exported, each as its list shows it; people with who they are. Never privileged
            notes.

            `htcds_csv` and `htcds_json` are cases and whose they are, as records of HTCDS 2.0, which an import takes.
        name (str):
        value (str):
    """

    type_: ExportType
    name: str
    value: str

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        name = self.name

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "name": name,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = ExportType(d.pop("type"))

        name = d.pop("name")

        value = d.pop("value")

        export_filter = cls(
            type_=type_,
            name=name,
            value=value,
        )

        return export_filter
