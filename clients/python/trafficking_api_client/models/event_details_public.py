from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="EventDetailsPublic")


@_attrs_define
class EventDetailsPublic:
    """Where it was, and what happened.

    Attributes:
        state (None | str):
        city (None | str):
        street (None | str):
        postal_code (None | str):
        description (None | str):
    """

    state: None | str
    city: None | str
    street: None | str
    postal_code: None | str
    description: None | str

    def to_dict(self) -> dict[str, Any]:
        state: None | str
        state = self.state

        city: None | str
        city = self.city

        street: None | str
        street = self.street

        postal_code: None | str
        postal_code = self.postal_code

        description: None | str
        description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "state": state,
                "city": city,
                "street": street,
                "postal_code": postal_code,
                "description": description,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_state(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        state = _parse_state(d.pop("state"))

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        def _parse_street(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        street = _parse_street(d.pop("street"))

        def _parse_postal_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        postal_code = _parse_postal_code(d.pop("postal_code"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        event_details_public = cls(
            state=state,
            city=city,
            street=street,
            postal_code=postal_code,
            description=description,
        )

        return event_details_public
