from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="MemberPatch")


@_attrs_define
class MemberPatch:
    """What can change of a member; another role counts from the next request on.

    Attributes:
        name (str | Unset):
        role (Role | Unset): A code of the list `role`.
        languages (list[str] | Unset):
        is_data_protection_contact (bool | Unset):
    """

    name: str | Unset = UNSET
    role: Role | Unset = UNSET
    languages: list[str] | Unset = UNSET
    is_data_protection_contact: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role.value

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        is_data_protection_contact = self.is_data_protection_contact

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if role is not UNSET:
            field_dict["role"] = role
        if languages is not UNSET:
            field_dict["languages"] = languages
        if is_data_protection_contact is not UNSET:
            field_dict["is_data_protection_contact"] = is_data_protection_contact

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        _role = d.pop("role", UNSET)
        role: Role | Unset
        if isinstance(_role, Unset):
            role = UNSET
        else:
            role = Role(_role)

        languages = cast(list[str], d.pop("languages", UNSET))

        is_data_protection_contact = d.pop("is_data_protection_contact", UNSET)

        member_patch = cls(
            name=name,
            role=role,
            languages=languages,
            is_data_protection_contact=is_data_protection_contact,
        )

        return member_patch
