from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.funded_project_kind import FundedProjectKind
from ..models.funded_project_public_allowed_commands_item import (
    FundedProjectPublicAllowedCommandsItem,
)
from ..models.project_status import ProjectStatus

T = TypeVar("T", bound="FundedProjectPublic")


@_attrs_define
class FundedProjectPublic:
    """A project that pays for something.

    Attributes:
        id (UUID):
        version (int):
        status (ProjectStatus): Whether a project still pays.
        code (str):
        name (str):
        funder (str):
        kind (FundedProjectKind): A code of the list `funded_project_kind`.
        from_on (datetime.date):
        until_on (datetime.date | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[FundedProjectPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: ProjectStatus
    code: str
    name: str
    funder: str
    kind: FundedProjectKind
    from_on: datetime.date
    until_on: datetime.date | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[FundedProjectPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        code = self.code

        name = self.name

        funder = self.funder

        kind = self.kind.value

        from_on = self.from_on.isoformat()

        until_on: None | str
        if isinstance(self.until_on, datetime.date):
            until_on = self.until_on.isoformat()
        else:
            until_on = self.until_on

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "code": code,
                "name": name,
                "funder": funder,
                "kind": kind,
                "from_on": from_on,
                "until_on": until_on,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = ProjectStatus(d.pop("status"))

        code = d.pop("code")

        name = d.pop("name")

        funder = d.pop("funder")

        kind = FundedProjectKind(d.pop("kind"))

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        def _parse_until_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_on_type_0 = datetime.date.fromisoformat(data)

                return until_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        until_on = _parse_until_on(d.pop("until_on"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = FundedProjectPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        funded_project_public = cls(
            id=id,
            version=version,
            status=status,
            code=code,
            name=name,
            funder=funder,
            kind=kind,
            from_on=from_on,
            until_on=until_on,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return funded_project_public
