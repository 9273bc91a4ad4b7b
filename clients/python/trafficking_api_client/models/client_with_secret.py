from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.client_with_secret_allowed_commands_item import (
    ClientWithSecretAllowedCommandsItem,
)
from ..models.permission import Permission
from ..models.role import Role

T = TypeVar("T", bound="ClientWithSecret")


@_attrs_define
class ClientWithSecret:
    """The same with its secret, which is shown in this answer and never again.

    Attributes:
        id (UUID):
        version (int):
        client_id (str): for /oauth/token
        name (str):
        role (Role): A code of the list `role`.
        member_id (None | UUID): whom it acts for; null: a script, or a front end that names one
        scopes (list[Permission]):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        revoked_at (datetime.datetime | None):
        allowed_commands (list[ClientWithSecretAllowedCommandsItem]):
        client_secret (None | str): null when the answer is replayed
    """

    id: UUID
    version: int
    client_id: str
    name: str
    role: Role
    member_id: None | UUID
    scopes: list[Permission]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    revoked_at: datetime.datetime | None
    allowed_commands: list[ClientWithSecretAllowedCommandsItem]
    client_secret: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        client_id = self.client_id

        name = self.name

        role = self.role.value

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        scopes = []
        for scopes_item_data in self.scopes:
            scopes_item = scopes_item_data.value
            scopes.append(scopes_item)

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        revoked_at: None | str
        if isinstance(self.revoked_at, datetime.datetime):
            revoked_at = self.revoked_at.isoformat()
        else:
            revoked_at = self.revoked_at

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        client_secret: None | str
        client_secret = self.client_secret

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "client_id": client_id,
                "name": name,
                "role": role,
                "member_id": member_id,
                "scopes": scopes,
                "created_at": created_at,
                "updated_at": updated_at,
                "revoked_at": revoked_at,
                "allowed_commands": allowed_commands,
                "client_secret": client_secret,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        client_id = d.pop("client_id")

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

        scopes = []
        _scopes = d.pop("scopes")
        for scopes_item_data in _scopes:
            scopes_item = Permission(scopes_item_data)

            scopes.append(scopes_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_revoked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revoked_at_type_0 = datetime.datetime.fromisoformat(data)

                return revoked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revoked_at = _parse_revoked_at(d.pop("revoked_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ClientWithSecretAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_client_secret(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_secret = _parse_client_secret(d.pop("client_secret"))

        client_with_secret = cls(
            id=id,
            version=version,
            client_id=client_id,
            name=name,
            role=role,
            member_id=member_id,
            scopes=scopes,
            created_at=created_at,
            updated_at=updated_at,
            revoked_at=revoked_at,
            allowed_commands=allowed_commands,
            client_secret=client_secret,
        )

        return client_with_secret
