from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.trafficking_event_type import TraffickingEventType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event_details_patch import EventDetailsPatch


T = TypeVar("T", bound="TraffickingEventPatch")


@_attrs_define
class TraffickingEventPatch:
    """A merge patch (RFC 7396) of an event: what is absent stays, null forgets.

    Attributes:
        type_ (TraffickingEventType | Unset): A code of the list `trafficking_event_type`.
        happened_on (datetime.date | None | Unset): never in the future
        country (CountryCode | None | Unset):
        details (EventDetailsPatch | None | Unset):
    """

    type_: TraffickingEventType | Unset = UNSET
    happened_on: datetime.date | None | Unset = UNSET
    country: CountryCode | None | Unset = UNSET
    details: EventDetailsPatch | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.event_details_patch import EventDetailsPatch  # noqa: PLC0415

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        happened_on: None | str | Unset
        if isinstance(self.happened_on, Unset):
            happened_on = UNSET
        elif isinstance(self.happened_on, datetime.date):
            happened_on = self.happened_on.isoformat()
        else:
            happened_on = self.happened_on

        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        elif isinstance(self.country, CountryCode):
            country = self.country.value
        else:
            country = self.country

        details: dict[str, Any] | None | Unset
        if isinstance(self.details, Unset):
            details = UNSET
        elif isinstance(self.details, EventDetailsPatch):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if happened_on is not UNSET:
            field_dict["happened_on"] = happened_on
        if country is not UNSET:
            field_dict["country"] = country
        if details is not UNSET:
            field_dict["details"] = details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_details_patch import EventDetailsPatch  # noqa: PLC0415

        d = dict(src_dict)
        _type_ = d.pop("type", UNSET)
        type_: TraffickingEventType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = TraffickingEventType(_type_)

        def _parse_happened_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                happened_on_type_0 = datetime.date.fromisoformat(data)

                return happened_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        happened_on = _parse_happened_on(d.pop("happened_on", UNSET))

        def _parse_country(data: object) -> CountryCode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                country_type_0 = CountryCode(data)

                return country_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

        def _parse_details(data: object) -> EventDetailsPatch | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = EventDetailsPatch.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EventDetailsPatch | None | Unset, data)

        details = _parse_details(d.pop("details", UNSET))

        trafficking_event_patch = cls(
            type_=type_,
            happened_on=happened_on,
            country=country,
            details=details,
        )

        return trafficking_event_patch
