from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.directory_field_name import DirectoryFieldName

T = TypeVar("T", bound="ContactPublic")


@_attrs_define
class ContactPublic:
    """Something that an organisation tells you of itself.

    Attributes:
        name (DirectoryFieldName): A code of the list `directory_field_name`.
        value (str):
    """

    name: DirectoryFieldName
    value: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name.value

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = DirectoryFieldName(d.pop("name"))

        value = d.pop("value")

        contact_public = cls(
            name=name,
            value=value,
        )

        return contact_public
