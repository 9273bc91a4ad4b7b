from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.delivery_status import DeliveryStatus
from ..models.failure import Failure
from ..models.webhook_delivery_public_allowed_commands_item import (
    WebhookDeliveryPublicAllowedCommandsItem,
)

T = TypeVar("T", bound="WebhookDeliveryPublic")


@_attrs_define
class WebhookDeliveryPublic:
    """An event that was sent, or is to be, to an endpoint. Of the answer only status and time are kept.

    Attributes:
        id (UUID): the `webhook-id` of the message, the same each time it is sent
        version (int):
        endpoint_id (UUID):
        status (DeliveryStatus): Where a delivery stands; a dead one was tried for three days.
        position (int): its place in your feed of events; 0: a test
        event_id (UUID):
        type_ (str):
        kind (str):
        object_id (UUID):
        attempts (int):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        last_attempt_at (datetime.datetime | None):
        next_attempt_at (datetime.datetime | None):
        last_status (int | None): of HTTP
        last_failure (Failure | None):
        last_milliseconds (int | None):
        allowed_commands (list[WebhookDeliveryPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    endpoint_id: UUID
    status: DeliveryStatus
    position: int
    event_id: UUID
    type_: str
    kind: str
    object_id: UUID
    attempts: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    last_attempt_at: datetime.datetime | None
    next_attempt_at: datetime.datetime | None
    last_status: int | None
    last_failure: Failure | None
    last_milliseconds: int | None
    allowed_commands: list[WebhookDeliveryPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        endpoint_id = str(self.endpoint_id)

        status = self.status.value

        position = self.position

        event_id = str(self.event_id)

        type_ = self.type_

        kind = self.kind

        object_id = str(self.object_id)

        attempts = self.attempts

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        last_attempt_at: None | str
        if isinstance(self.last_attempt_at, datetime.datetime):
            last_attempt_at = self.last_attempt_at.isoformat()
        else:
            last_attempt_at = self.last_attempt_at

        next_attempt_at: None | str
        if isinstance(self.next_attempt_at, datetime.datetime):
            next_attempt_at = self.next_attempt_at.isoformat()
        else:
            next_attempt_at = self.next_attempt_at

        last_status: int | None
        last_status = self.last_status

        last_failure: None | str
        if isinstance(self.last_failure, Failure):
            last_failure = self.last_failure.value
        else:
            last_failure = self.last_failure

        last_milliseconds: int | None
        last_milliseconds = self.last_milliseconds

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "endpoint_id": endpoint_id,
                "status": status,
                "position": position,
                "event_id": event_id,
                "type": type_,
                "kind": kind,
                "object_id": object_id,
                "attempts": attempts,
                "created_at": created_at,
                "updated_at": updated_at,
                "last_attempt_at": last_attempt_at,
                "next_attempt_at": next_attempt_at,
                "last_status": last_status,
                "last_failure": last_failure,
                "last_milliseconds": last_milliseconds,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        endpoint_id = UUID(d.pop("endpoint_id"))

        status = DeliveryStatus(d.pop("status"))

        position = d.pop("position")

        event_id = UUID(d.pop("event_id"))

        type_ = d.pop("type")

        kind = d.pop("kind")

        object_id = UUID(d.pop("object_id"))

        attempts = d.pop("attempts")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_last_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_attempt_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_attempt_at = _parse_last_attempt_at(d.pop("last_attempt_at"))

        def _parse_next_attempt_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_attempt_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_attempt_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_attempt_at = _parse_next_attempt_at(d.pop("next_attempt_at"))

        def _parse_last_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_status = _parse_last_status(d.pop("last_status"))

        def _parse_last_failure(data: object) -> Failure | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_failure_type_0 = Failure(data)

                return last_failure_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Failure | None, data)

        last_failure = _parse_last_failure(d.pop("last_failure"))

        def _parse_last_milliseconds(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        last_milliseconds = _parse_last_milliseconds(d.pop("last_milliseconds"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = WebhookDeliveryPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        webhook_delivery_public = cls(
            id=id,
            version=version,
            endpoint_id=endpoint_id,
            status=status,
            position=position,
            event_id=event_id,
            type_=type_,
            kind=kind,
            object_id=object_id,
            attempts=attempts,
            created_at=created_at,
            updated_at=updated_at,
            last_attempt_at=last_attempt_at,
            next_attempt_at=next_attempt_at,
            last_status=last_status,
            last_failure=last_failure,
            last_milliseconds=last_milliseconds,
            allowed_commands=allowed_commands,
        )

        return webhook_delivery_public
