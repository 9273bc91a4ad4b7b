from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.access_reason import AccessReason
from ..models.export_public_allowed_commands_item import ExportPublicAllowedCommandsItem
from ..models.export_status import ExportStatus
from ..models.export_type import ExportType

if TYPE_CHECKING:
    from ..models.export_file_public import ExportFilePublic


T = TypeVar("T", bound="ExportPublic")


@_attrs_define
class ExportPublic:
    """The same with its files, once they are made: the manifest.

    Attributes:
        id (UUID):
        version (int):
        status (ExportStatus): How far an export is.
        types (list[ExportType]):
        since (datetime.datetime | None):
        reason (AccessReason | None):
        member_id (None | UUID): who asked for it
        types_done (int):
        as_of (datetime.datetime | None): ask for what changed `since` then the next time
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        ended_at (datetime.datetime | None):
        expires_at (datetime.datetime | None): until when its files are there
        failure (None | str): the code of what ended it
        allowed_commands (list[ExportPublicAllowedCommandsItem]):
        files (list[ExportFilePublic]):
    """

    id: UUID
    version: int
    status: ExportStatus
    types: list[ExportType]
    since: datetime.datetime | None
    reason: AccessReason | None
    member_id: None | UUID
    types_done: int
    as_of: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    ended_at: datetime.datetime | None
    expires_at: datetime.datetime | None
    failure: None | str
    allowed_commands: list[ExportPublicAllowedCommandsItem]
    files: list[ExportFilePublic]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        types = []
        for types_item_data in self.types:
            types_item = types_item_data.value
            types.append(types_item)

        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        reason: None | str
        if isinstance(self.reason, AccessReason):
            reason = self.reason.value
        else:
            reason = self.reason

        member_id: None | str
        if isinstance(self.member_id, UUID):
            member_id = str(self.member_id)
        else:
            member_id = self.member_id

        types_done = self.types_done

        as_of: None | str
        if isinstance(self.as_of, datetime.datetime):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        failure: None | str
        failure = self.failure

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "types": types,
                "since": since,
                "reason": reason,
                "member_id": member_id,
                "types_done": types_done,
                "as_of": as_of,
                "created_at": created_at,
                "updated_at": updated_at,
                "ended_at": ended_at,
                "expires_at": expires_at,
                "failure": failure,
                "allowed_commands": allowed_commands,
                "files": files,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.export_file_public import ExportFilePublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = ExportStatus(d.pop("status"))

        types = []
        _types = d.pop("types")
        for types_item_data in _types:
            types_item = ExportType(types_item_data)

            types.append(types_item)

        def _parse_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        since = _parse_since(d.pop("since"))

        def _parse_reason(data: object) -> AccessReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = AccessReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AccessReason | None, data)

        reason = _parse_reason(d.pop("reason"))

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

        types_done = d.pop("types_done")

        def _parse_as_of(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.datetime.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

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

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_failure(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        failure = _parse_failure(d.pop("failure"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ExportPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = ExportFilePublic.from_dict(files_item_data)

            files.append(files_item)

        export_public = cls(
            id=id,
            version=version,
            status=status,
            types=types,
            since=since,
            reason=reason,
            member_id=member_id,
            types_done=types_done,
            as_of=as_of,
            created_at=created_at,
            updated_at=updated_at,
            ended_at=ended_at,
            expires_at=expires_at,
            failure=failure,
            allowed_commands=allowed_commands,
            files=files,
        )

        return export_public
