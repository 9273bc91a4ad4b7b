from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.mail_language import MailLanguage
from ..models.notice_kind import NoticeKind

T = TypeVar("T", bound="NotificationSettings")


@_attrs_define
class NotificationSettings:
    """What you are told by mail. Mails say that something waits, and nothing of what it is.

    Attributes:
        id (UUID): you, as a member
        version (int): of you as a member
        email (None | str): your own address; only you read it here, and it is forgotten when you leave
        language (MailLanguage): The languages that mails are written in.
        kinds (list[NoticeKind]): of what you are told by mail; empty: nothing, as it is until you choose
        since (datetime.datetime | None): what happened before is not told
        is_available (bool): whether this server sends mail at all
    """

    id: UUID
    version: int
    email: None | str
    language: MailLanguage
    kinds: list[NoticeKind]
    since: datetime.datetime | None
    is_available: bool

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        email: None | str
        email = self.email

        language = self.language.value

        kinds = []
        for kinds_item_data in self.kinds:
            kinds_item = kinds_item_data.value
            kinds.append(kinds_item)

        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        is_available = self.is_available

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "email": email,
                "language": language,
                "kinds": kinds,
                "since": since,
                "is_available": is_available,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))

        language = MailLanguage(d.pop("language"))

        kinds = []
        _kinds = d.pop("kinds")
        for kinds_item_data in _kinds:
            kinds_item = NoticeKind(kinds_item_data)

            kinds.append(kinds_item)

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

        is_available = d.pop("is_available")

        notification_settings = cls(
            id=id,
            version=version,
            email=email,
            language=language,
            kinds=kinds,
            since=since,
            is_available=is_available,
        )

        return notification_settings
