from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.feed_language import FeedLanguage
from ..types import UNSET, Unset

T = TypeVar("T", bound="CalendarFeedPatch")


@_attrs_define
class CalendarFeedPatch:
    """What you wish to see from now on, in all your feeds.

    Attributes:
        language (FeedLanguage | Unset): The languages that a calendar has titles in.
        shows_location (bool | Unset): whether entries say where to be; whoever holds your phone can read it
    """

    language: FeedLanguage | Unset = UNSET
    shows_location: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language.value

        shows_location = self.shows_location

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if language is not UNSET:
            field_dict["language"] = language
        if shows_location is not UNSET:
            field_dict["shows_location"] = shows_location

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _language = d.pop("language", UNSET)
        language: FeedLanguage | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = FeedLanguage(_language)

        shows_location = d.pop("shows_location", UNSET)

        calendar_feed_patch = cls(
            language=language,
            shows_location=shows_location,
        )

        return calendar_feed_patch
