from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.feed_language import FeedLanguage

T = TypeVar("T", bound="CalendarFeedWithAddress")


@_attrs_define
class CalendarFeedWithAddress:
    """The same with its address, which is shown in this answer and never again.

    Attributes:
        id (UUID):
        version (int):
        language (FeedLanguage): The languages that a calendar has titles in.
        shows_location (bool): whether entries say where to be; whoever holds your phone can read it
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        revoked_at (datetime.datetime | None):
        allowed_commands (list[Literal['revoke']]):
        address (None | str): path and query, below this server; null when the answer is replayed
    """

    id: UUID
    version: int
    language: FeedLanguage
    shows_location: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    revoked_at: datetime.datetime | None
    allowed_commands: list[Literal["revoke"]]
    address: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        language = self.language.value

        shows_location = self.shows_location

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        revoked_at: None | str
        if isinstance(self.revoked_at, datetime.datetime):
            revoked_at = self.revoked_at.isoformat()
        else:
            revoked_at = self.revoked_at

        allowed_commands = self.allowed_commands

        address: None | str
        address = self.address

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "language": language,
                "shows_location": shows_location,
                "created_at": created_at,
                "updated_at": updated_at,
                "revoked_at": revoked_at,
                "allowed_commands": allowed_commands,
                "address": address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        language = FeedLanguage(d.pop("language"))

        shows_location = d.pop("shows_location")

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
            allowed_commands_item = cast(Literal["revoke"], allowed_commands_item_data)
            if allowed_commands_item != "revoke":
                raise ValueError(
                    f"allowed_commands_item must match const 'revoke', got '{allowed_commands_item}'"
                )
            allowed_commands.append(allowed_commands_item)

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        calendar_feed_with_address = cls(
            id=id,
            version=version,
            language=language,
            shows_location=shows_location,
            created_at=created_at,
            updated_at=updated_at,
            revoked_at=revoked_at,
            allowed_commands=allowed_commands,
            address=address,
        )

        return calendar_feed_with_address
