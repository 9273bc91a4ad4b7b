from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.permission import Permission
from ..models.role import Role

T = TypeVar("T", bound="Me")


@_attrs_define
class Me:
    """The caller, as this API sees it.

    Attributes:
        id (UUID):
        version (int):
        client_id (str):
        organisation_id (UUID):
        name (str):
        role (Role): A code of the list `role`.
        member_id (None | UUID): the member who acts, if the client is bound to one or names one
        member_role (None | Role):
        scopes (list[Permission]): narrows the role; empty: all of the role
        permissions (list[Permission]): what this token may do, for this member
    """

    id: UUID
    version: int
    client_id: str
    organisation_id: UUID
    name: str
    role: Role
    member_id: None | UUID
    member_role: None | Role
    scopes: list[Permission]
    permissions: list[Permission]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        client_id = self.client_id

        organisation_id = str(self.organisation_id)

        name = self.name

        role = self.role.value

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        member_role: None | str
        if isinstance(self.member_role, Role):
            member_role = self.member_role.value
        else:
            member_role = self.member_role

        scopes = []
        for scopes_item_data in self.scopes:
            scopes_item = scopes_item_data.value
            scopes.append(scopes_item)

        permissions = []
        for permissions_item_data in self.permissions:
            permissions_item = permissions_item_data.value
            permissions.append(permissions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "client_id": client_id,
                "organisation_id": organisation_id,
                "name": name,
                "role": role,
                "member_id": member_id,
                "member_role": member_role,
                "scopes": scopes,
                "permissions": permissions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        client_id = d.pop("client_id")

        organisation_id = UUID(d.pop("organisation_id"))

        name = d.pop("name")

        role = Role(d.pop("role"))

        def _parse_member_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                member_id_type_0 = UUID(data)

                return member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        member_id = _parse_member_id(d.pop("member_id"))

        def _parse_member_role(data: object) -> None | Role:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                member_role_type_0 = Role(data)

                return member_role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Role, data)

        member_role = _parse_member_role(d.pop("member_role"))

        scopes = []
        _scopes = d.pop("scopes")
        for scopes_item_data in _scopes:
            scopes_item = Permission(scopes_item_data)

            scopes.append(scopes_item)

        permissions = []
        _permissions = d.pop("permissions")
        for permissions_item_data in _permissions:
            permissions_item = Permission(permissions_item_data)

            permissions.append(permissions_item)

        me = cls(
            id=id,
            version=version,
            client_id=client_id,
            organisation_id=organisation_id,
            name=name,
            role=role,
            member_id=member_id,
            member_role=member_role,
            scopes=scopes,
            permissions=permissions,
        )

        return me
