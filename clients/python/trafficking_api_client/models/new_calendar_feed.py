from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.feed_language import FeedLanguage
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewCalendarFeed")


@_attrs_define
class NewCalendarFeed:
    """A calendar program shall read your appointments. What you wish holds for all your feeds.

    Attributes:
        language (FeedLanguage): The languages that a calendar has titles in.
        shows_location (bool | Unset): whether entries say where to be; whoever holds your phone can read it Default:
            False.
    """

    language: FeedLanguage
    shows_location: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        language = self.language.value

        shows_location = self.shows_location

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "language": language,
            }
        )
        if shows_location is not UNSET:
            field_dict["shows_location"] = shows_location

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        language = FeedLanguage(d.pop("language"))

        shows_location = d.pop("shows_location", UNSET)

        new_calendar_feed = cls(
            language=language,
            shows_location=shows_location,
        )

        return new_calendar_feed
