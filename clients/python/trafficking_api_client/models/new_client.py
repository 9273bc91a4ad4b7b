from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.permission import Permission
from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewClient")


@_attrs_define
class NewClient:
    """A client to be made.

    Attributes:
        name (str):
        role (Role): A code of the list `role`.
        member_id (None | Unset | UUID): bind it to a member, for good
        scopes (list[Permission] | Unset):
    """

    name: str
    role: Role
    member_id: None | Unset | UUID = UNSET
    scopes: list[Permission] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role = self.role.value

        member_id: None | str | Unset
        if isinstance(self.member_id, Unset):
            member_id = UNSET
        elif isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        scopes: list[str] | Unset = UNSET
        if not isinstance(self.scopes, Unset):
            scopes = []
            for scopes_item_data in self.scopes:
                scopes_item = scopes_item_data.value
                scopes.append(scopes_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )
        if member_id is not UNSET:
            field_dict["member_id"] = member_id
        if scopes is not UNSET:
            field_dict["scopes"] = scopes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        role = Role(d.pop("role"))

        def _parse_member_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                member_id_type_0 = UUID(data)

                return member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        member_id = _parse_member_id(d.pop("member_id", UNSET))

        _scopes = d.pop("scopes", UNSET)
        scopes: list[Permission] | Unset = UNSET
        if _scopes is not UNSET:
            scopes = []
            for scopes_item_data in _scopes:
                scopes_item = Permission(scopes_item_data)

                scopes.append(scopes_item)

        new_client = cls(
            name=name,
            role=role,
            member_id=member_id,
            scopes=scopes,
        )

        return new_client
