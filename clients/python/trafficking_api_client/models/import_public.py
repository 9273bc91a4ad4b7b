from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.import_format import ImportFormat
from ..models.import_public_allowed_commands_item import ImportPublicAllowedCommandsItem
from ..models.import_status import ImportStatus

T = TypeVar("T", bound="ImportPublic")


@_attrs_define
class ImportPublic:
    """An import that you asked for, and how far it is.

    Attributes:
        id (UUID):
        version (int):
        status (ImportStatus): How far an import is.
        format_ (ImportFormat): How the rows of a file are written.
        validate_only (bool):
        member_id (None | UUID): who asked for it
        rows_total (int):
        rows_done (int): the version does not rise with these counts
        rows_stored (int):
        rows_valid (int): of a trial: what would have been stored
        rows_unchanged (int): known from before, under the same reference
        rows_refused (int):
        failure (None | str): the code of what ended it
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        ended_at (datetime.datetime | None):
        allowed_commands (list[ImportPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: ImportStatus
    format_: ImportFormat
    validate_only: bool
    member_id: None | UUID
    rows_total: int
    rows_done: int
    rows_stored: int
    rows_valid: int
    rows_unchanged: int
    rows_refused: int
    failure: None | str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    ended_at: datetime.datetime | None
    allowed_commands: list[ImportPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        format_ = self.format_.value

        validate_only = self.validate_only

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        rows_total = self.rows_total

        rows_done = self.rows_done

        rows_stored = self.rows_stored

        rows_valid = self.rows_valid

        rows_unchanged = self.rows_unchanged

        rows_refused = self.rows_refused

        failure: None | str
        failure = self.failure

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

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
                "format": format_,
                "validate_only": validate_only,
                "member_id": member_id,
                "rows_total": rows_total,
                "rows_done": rows_done,
                "rows_stored": rows_stored,
                "rows_valid": rows_valid,
                "rows_unchanged": rows_unchanged,
                "rows_refused": rows_refused,
                "failure": failure,
                "created_at": created_at,
                "updated_at": updated_at,
                "ended_at": ended_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = ImportStatus(d.pop("status"))

        format_ = ImportFormat(d.pop("format"))

        validate_only = d.pop("validate_only")

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

        rows_total = d.pop("rows_total")

        rows_done = d.pop("rows_done")

        rows_stored = d.pop("rows_stored")

        rows_valid = d.pop("rows_valid")

        rows_unchanged = d.pop("rows_unchanged")

        rows_refused = d.pop("rows_refused")

        def _parse_failure(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        failure = _parse_failure(d.pop("failure"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ImportPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        import_public = cls(
            id=id,
            version=version,
            status=status,
            format_=format_,
            validate_only=validate_only,
            member_id=member_id,
            rows_total=rows_total,
            rows_done=rows_done,
            rows_stored=rows_stored,
            rows_valid=rows_valid,
            rows_unchanged=rows_unchanged,
            rows_refused=rows_refused,
            failure=failure,
            created_at=created_at,
            updated_at=updated_at,
            ended_at=ended_at,
            allowed_commands=allowed_commands,
        )

        return import_public
