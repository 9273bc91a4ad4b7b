"""What travels about the servers that are told of events, and about what was sent to them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.exchange.rules.kinds import EventKind
from trafficking_api.features.exchange.rules.webhook import (
    ADMINISTRATOR,
    DELIVERY,
    ENDPOINT,
    DeliveryStatus,
    EndpointStatus,
)
from trafficking_api.features.exchange.schemas.feed import LAST
from trafficking_api.kit.outbound import Failure
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Id, In, Instant, Out, Patch

_URL = "where it is posted to: https, at a public address"
_KINDS = "the kinds of object of which it is told; empty: of all"
_HOOK = r"^https?://[!-~]+$"
Url = Annotated[str, Field(min_length=10, max_length=1000, pattern=_HOOK)]
#: Strictly an enumeration's own member would be asked for, which JSON does not have.
Kind = Annotated[EventKind, Field(strict=False)]
Kinds = Annotated[list[Kind], Field(max_length=100, json_schema_extra={"uniqueItems": True})]
_EXAMPLE: JsonDict = {"url": "https://example.org/hooks", "kinds": ["referral", "signalement"]}


class NewWebhookEndpoint(In):
    """A server of yours that shall be told of each event, from now on."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    url: Url = Field(description=_URL)
    kinds: Kinds = Field(default=[], description=_KINDS)


class WebhookEndpointPatch(Patch):
    """What can change of an endpoint; what is still to be sent goes to the new address."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kinds": ["referral"]}]})

    url: Url = Field(default="", description=_URL)
    kinds: Kinds = Field(default=[], description=_KINDS)


class SecretRotation(In):
    """How long the former secret signs too, so that your server can change over without a gap."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"overlap_hours": 24}]})

    overlap_hours: int = Field(default=24, ge=0, le=168)


class WebhookEndpointPublic(Out):
    """A server of yours that is told of events."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    url: str = Field(max_length=1000, description=_URL)
    kinds: Kinds = Field(description=_KINDS)
    status: EndpointStatus
    disabled_reason: Literal["asked", "gone"] | None = Field(
        description="`gone`: it answered 410; what is to be sent waits until it is enabled"
    )
    created_at: datetime
    updated_at: datetime
    previous_secret_until: datetime | None = Field(description="until when the former secret signs too")
    allowed_commands: list[str] = Field(
        max_length=2, json_schema_extra=ENDPOINT.commands_schema(ADMINISTRATOR)
    )


class WebhookEndpointWithSecret(WebhookEndpointPublic):
    """The same with its secret, which is shown in this answer and never again."""

    secret: str | None = Field(
        max_length=100, description="for Standard Webhooks libraries; null when the answer is replayed"
    )


class WebhookEndpointFilter(PageParams):
    """Which endpoints."""

    status: list[EndpointStatus] = Field(default=[], max_length=2)
    updated_since: Instant | None = None


class NewTestEvent(In):
    """To which endpoint a test event shall be sent."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"endpoint_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"}]}
    )

    endpoint_id: Id


class WebhookDeliveryPublic(Out):
    """An event that was sent, or is to be, to an endpoint. Of the answer only status and time are kept."""

    id: UUID = Field(description="the `webhook-id` of the message, the same each time it is sent")
    version: int = Field(ge=1, le=2_147_483_647)
    endpoint_id: UUID
    status: DeliveryStatus
    position: int = Field(ge=0, le=LAST, description="its place in your feed of events; 0: a test")
    event_id: UUID
    type: str = Field(max_length=120)
    kind: str = Field(max_length=60)
    object_id: UUID
    attempts: int = Field(ge=0, le=2_147_483_647)
    created_at: datetime
    updated_at: datetime
    last_attempt_at: datetime | None
    next_attempt_at: datetime | None
    last_status: int | None = Field(ge=100, le=999, description="of HTTP")
    last_failure: Failure | None
    last_milliseconds: int | None = Field(ge=0, le=2_147_483_647)
    allowed_commands: list[str] = Field(
        max_length=1, json_schema_extra=DELIVERY.commands_schema(ADMINISTRATOR)
    )


class WebhookDeliveryFilter(PageParams):
    """Which deliveries."""

    endpoint_id: Id | None = None
    status: list[DeliveryStatus] = Field(default=[], max_length=3)
    updated_since: Instant | None = None
