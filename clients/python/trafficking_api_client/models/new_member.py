from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewMember")


@_attrs_define
class NewMember:
    """Somebody who begins to work here.

    Attributes:
        name (str):
        role (Role): A code of the list `role`.
        languages (list[str] | Unset):
        is_data_protection_contact (bool | Unset):  Default: False.
    """

    name: str
    role: Role
    languages: list[str] | Unset = UNSET
    is_data_protection_contact: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role = self.role.value

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        is_data_protection_contact = self.is_data_protection_contact

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )
        if languages is not UNSET:
            field_dict["languages"] = languages
        if is_data_protection_contact is not UNSET:
            field_dict["is_data_protection_contact"] = is_data_protection_contact

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        role = Role(d.pop("role"))

        languages = cast(list[str], d.pop("languages", UNSET))

        is_data_protection_contact = d.pop("is_data_protection_contact", UNSET)

        new_member = cls(
            name=name,
            role=role,
            languages=languages,
            is_data_protection_contact=is_data_protection_contact,
        )

        return new_member
