from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.mail_language import MailLanguage
from ..models.notice_kind import NoticeKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NotificationSettingsPatch")


@_attrs_define
class NotificationSettingsPatch:
    """What you wish otherwise. What waits to be sent follows it too.

    Attributes:
        email (None | str | Unset): your own address; only you read it here, and it is forgotten when you leave
        language (MailLanguage | Unset): The languages that mails are written in.
        kinds (list[NoticeKind] | Unset): of what you are told by mail; empty: nothing, as it is until you choose
    """

    email: None | str | Unset = UNSET
    language: MailLanguage | Unset = UNSET
    kinds: list[NoticeKind] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language.value

        kinds: list[str] | Unset = UNSET
        if not isinstance(self.kinds, Unset):
            kinds = []
            for kinds_item_data in self.kinds:
                kinds_item = kinds_item_data.value
                kinds.append(kinds_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if email is not UNSET:
            field_dict["email"] = email
        if language is not UNSET:
            field_dict["language"] = language
        if kinds is not UNSET:
            field_dict["kinds"] = kinds

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        _language = d.pop("language", UNSET)
        language: MailLanguage | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = MailLanguage(_language)

        _kinds = d.pop("kinds", UNSET)
        kinds: list[NoticeKind] | Unset = UNSET
        if _kinds is not UNSET:
            kinds = []
            for kinds_item_data in _kinds:
                kinds_item = NoticeKind(kinds_item_data)

                kinds.append(kinds_item)

        notification_settings_patch = cls(
            email=email,
            language=language,
            kinds=kinds,
        )

        return notification_settings_patch
