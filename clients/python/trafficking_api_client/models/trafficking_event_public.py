from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.record_status import RecordStatus
from ..models.trafficking_event_public_allowed_commands_item import (
    TraffickingEventPublicAllowedCommandsItem,
)
from ..models.trafficking_event_type import TraffickingEventType

if TYPE_CHECKING:
    from ..models.event_details_public import EventDetailsPublic


T = TypeVar("T", bound="TraffickingEventPublic")


@_attrs_define
class TraffickingEventPublic:
    """A dated place of a case of your centre.

    Attributes:
        id (UUID):
        version (int):
        status (RecordStatus): Whether something that was written down about a case still holds.
        type_ (TraffickingEventType): A code of the list `trafficking_event_type`.
        happened_on (datetime.date | None):
        country (CountryCode | None):
        details (EventDetailsPublic | None): null too when the person was erased
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[TraffickingEventPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: RecordStatus
    type_: TraffickingEventType
    happened_on: datetime.date | None
    country: CountryCode | None
    details: EventDetailsPublic | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[TraffickingEventPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.event_details_public import EventDetailsPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        status = self.status.value

        type_ = self.type_.value

        happened_on: None | str
        if isinstance(self.happened_on, datetime.date):
            happened_on = self.happened_on.isoformat()
        else:
            happened_on = self.happened_on

        country: None | str
        if isinstance(self.country, CountryCode):
            country = self.country.value
        else:
            country = self.country

        details: dict[str, Any] | None
        if isinstance(self.details, EventDetailsPublic):
            details = self.details.to_dict()
        else:
            details = self.details

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
                "type": type_,
                "happened_on": happened_on,
                "country": country,
                "details": details,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_details_public import EventDetailsPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = RecordStatus(d.pop("status"))

        type_ = TraffickingEventType(d.pop("type"))

        def _parse_happened_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                happened_on_type_0 = datetime.date.fromisoformat(data)

                return happened_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        happened_on = _parse_happened_on(d.pop("happened_on"))

        def _parse_country(data: object) -> CountryCode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                country_type_0 = CountryCode(data)

                return country_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None, data)

        country = _parse_country(d.pop("country"))

        def _parse_details(data: object) -> EventDetailsPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = EventDetailsPublic.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EventDetailsPublic | None, data)

        details = _parse_details(d.pop("details"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = TraffickingEventPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        trafficking_event_public = cls(
            id=id,
            version=version,
            status=status,
            type_=type_,
            happened_on=happened_on,
            country=country,
            details=details,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return trafficking_event_public
