from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.endpoint_status import EndpointStatus
from ..models.event_kind import EventKind
from ..models.webhook_endpoint_with_secret_allowed_commands_item import (
    WebhookEndpointWithSecretAllowedCommandsItem,
)
from ..models.webhook_endpoint_with_secret_disabled_reason_type_0 import (
    WebhookEndpointWithSecretDisabledReasonType0,
)

T = TypeVar("T", bound="WebhookEndpointWithSecret")


@_attrs_define
class WebhookEndpointWithSecret:
    """The same with its secret, which is shown in this answer and never again.

    Attributes:
        id (UUID):
        version (int):
        url (str): where it is posted to: https, at a public address
        kinds (list[EventKind]): the kinds of object of which it is told; empty: of all
        status (EndpointStatus): Whether events are sent to an endpoint. A disabled one goes on where it was when it is
            enabled.
        disabled_reason (None | WebhookEndpointWithSecretDisabledReasonType0): `gone`: it answered 410; what is to be
            sent waits until it is enabled
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        previous_secret_until (datetime.datetime | None): until when the former secret signs too
        allowed_commands (list[WebhookEndpointWithSecretAllowedCommandsItem]):
        secret (None | str): for Standard Webhooks libraries; null when the answer is replayed
    """

    id: UUID
    version: int
    url: str
    kinds: list[EventKind]
    status: EndpointStatus
    disabled_reason: None | WebhookEndpointWithSecretDisabledReasonType0
    created_at: datetime.datetime
    updated_at: datetime.datetime
    previous_secret_until: datetime.datetime | None
    allowed_commands: list[WebhookEndpointWithSecretAllowedCommandsItem]
    secret: None | str

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        url = self.url

        kinds = []
        for kinds_item_data in self.kinds:
            kinds_item = kinds_item_data.value
            kinds.append(kinds_item)

        status = self.status.value

        disabled_reason: None | str
        if isinstance(self.disabled_reason, WebhookEndpointWithSecretDisabledReasonType0):
            disabled_reason = self.disabled_reason.value
        else:
            disabled_reason = self.disabled_reason

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        previous_secret_until: None | str
        if isinstance(self.previous_secret_until, datetime.datetime):
            previous_secret_until = self.previous_secret_until.isoformat()
        else:
            previous_secret_until = self.previous_secret_until

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        secret: None | str
        secret = self.secret

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "url": url,
                "kinds": kinds,
                "status": status,
                "disabled_reason": disabled_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "previous_secret_until": previous_secret_until,
                "allowed_commands": allowed_commands,
                "secret": secret,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        url = d.pop("url")

        kinds = []
        _kinds = d.pop("kinds")
        for kinds_item_data in _kinds:
            kinds_item = EventKind(kinds_item_data)

            kinds.append(kinds_item)

        status = EndpointStatus(d.pop("status"))

        def _parse_disabled_reason(data: object) -> None | WebhookEndpointWithSecretDisabledReasonType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                disabled_reason_type_0 = WebhookEndpointWithSecretDisabledReasonType0(data)

                return disabled_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WebhookEndpointWithSecretDisabledReasonType0, data)

        disabled_reason = _parse_disabled_reason(d.pop("disabled_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_previous_secret_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_secret_until_type_0 = datetime.datetime.fromisoformat(data)

                return previous_secret_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        previous_secret_until = _parse_previous_secret_until(d.pop("previous_secret_until"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = WebhookEndpointWithSecretAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        def _parse_secret(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        secret = _parse_secret(d.pop("secret"))

        webhook_endpoint_with_secret = cls(
            id=id,
            version=version,
            url=url,
            kinds=kinds,
            status=status,
            disabled_reason=disabled_reason,
            created_at=created_at,
            updated_at=updated_at,
            previous_secret_until=previous_secret_until,
            allowed_commands=allowed_commands,
            secret=secret,
        )

        return webhook_endpoint_with_secret
