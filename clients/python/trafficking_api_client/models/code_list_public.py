from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.code_label import CodeLabel


T = TypeVar("T", bound="CodeListPublic")


@_attrs_define
class CodeListPublic:
    """A closed list of codes.

    Attributes:
        name (str):
        source (str):
        values (list[CodeLabel]):
    """

    name: str
    source: str
    values: list[CodeLabel]

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        source = self.source

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "source": source,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_label import CodeLabel  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        source = d.pop("source")

        values = []
        _values = d.pop("values")
        for values_item_data in _values:
            values_item = CodeLabel.from_dict(values_item_data)

            values.append(values_item)

        code_list_public = cls(
            name=name,
            source=source,
            values=values,
        )

        return code_list_public
