"""The servers of an organisation that are told of events."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.errors import EndpointDisabled, TooManyEndpoints
from trafficking_api.features.exchange.queries import webhook as queries
from trafficking_api.features.exchange.rules.webhook import DELIVERY, ENDPOINT
from trafficking_api.features.exchange.schemas.webhook import (
    NewTestEvent,
    NewWebhookEndpoint,
    SecretRotation,
    WebhookDeliveryFilter,
    WebhookDeliveryPublic,
    WebhookEndpointFilter,
    WebhookEndpointPatch,
    WebhookEndpointPublic,
    WebhookEndpointWithSecret,
)
from trafficking_api.features.exchange.service import webhook as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/webhook-endpoints", tags=["webhooks"], route_class=Door)
sent = APIRouter(prefix="/v1/webhook-deliveries", tags=["webhooks"], route_class=Door)

commands, of_delivery = command_options(ENDPOINT), command_options(DELIVERY)
CanRead = Annotated[Mandate, Allow(Permission.WEBHOOKS_READ)]
CanMake = Annotated[Mandate, AllowOnce(Permission.WEBHOOKS_WRITE, sees=queries.endpoint)]
CanChange = Annotated[Mandate, Allow(Permission.WEBHOOKS_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.WEBHOOKS_COMMAND, sees=queries.endpoint)]
CanSend = Annotated[Mandate, AllowOnce(Permission.WEBHOOKS_COMMAND, sees=queries.delivery)]


@router.get("", response_model=Page[WebhookEndpointPublic], responses=raises(BadCursor))
async def list_webhook_endpoints(
    mandate: CanRead, wanted: Annotated[WebhookEndpointFilter, Query()]
) -> Response:
    """Your endpoints, the newest first."""
    return await answers.page(mandate, queries.endpoints(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "", response_model=WebhookEndpointWithSecret, status_code=201, responses=raises(TooManyEndpoints)
)
async def create_webhook_endpoint(mandate: CanMake, body: NewWebhookEndpoint) -> Response:
    """Have a server of yours told of events from now on. Its secret is in this answer and nowhere else."""
    endpoint_id, secret = await service.register(mandate, body)
    shapes = queries.endpoint_with_secret(mandate, endpoint_id)
    return await answers.created(mandate, shapes, shown_once={"secret": secret})


@router.get("/{endpoint_id}", response_model=WebhookEndpointPublic)
async def read_webhook_endpoint(mandate: CanRead, endpoint_id: UUID) -> Response:
    """One of your endpoints."""
    return await answers.one(mandate, queries.endpoint(mandate, endpoint_id))


@router.patch(
    "/{endpoint_id}", response_model=WebhookEndpointPublic, responses=raises(Stale, IfMatchRequired)
)
async def change_webhook_endpoint(
    mandate: CanChange, endpoint_id: UUID, expected: IfMatch, body: WebhookEndpointPatch
) -> Response:
    """Have events sent elsewhere, or only those of some kinds."""
    await service.change(mandate, endpoint_id, expected, body)
    return await answers.one(mandate, queries.endpoint(mandate, endpoint_id))


@router.post("/{endpoint_id}/disable", **commands("disable", WebhookEndpointPublic))
async def disable_webhook_endpoint(mandate: CanCommand, endpoint_id: UUID, expected: IfMatch) -> Response:
    """Send nothing more. What happens meanwhile is sent once the endpoint is enabled again."""
    await service.command(mandate, endpoint_id, "disable", expected)
    return await answers.one(mandate, queries.endpoint(mandate, endpoint_id))


@router.post("/{endpoint_id}/enable", **commands("enable", WebhookEndpointPublic))
async def enable_webhook_endpoint(mandate: CanCommand, endpoint_id: UUID, expected: IfMatch) -> Response:
    """Send again, from where it stopped."""
    await service.command(mandate, endpoint_id, "enable", expected)
    return await answers.one(mandate, queries.endpoint(mandate, endpoint_id))


@router.post(
    "/{endpoint_id}/rotate-secret",
    response_model=WebhookEndpointWithSecret,
    responses=raises(Stale, IfMatchRequired),
)
async def rotate_webhook_endpoint_secret(
    mandate: CanCommand, endpoint_id: UUID, expected: IfMatch, body: SecretRotation
) -> Response:
    """Sign with a new secret, shown in this answer only. For some hours the former one signs too."""
    secret = await service.rotate_secret(mandate, endpoint_id, expected, body)
    shapes = queries.endpoint_with_secret(mandate, endpoint_id)
    return await answers.one(mandate, shapes, shown_once={"secret": secret})


@sent.get("", response_model=Page[WebhookDeliveryPublic], responses=raises(BadCursor))
async def list_webhook_deliveries(
    mandate: CanRead, wanted: Annotated[WebhookDeliveryFilter, Query()]
) -> Response:
    """What was sent to your endpoints, or is to be, the newest first. `dead` did not arrive in three days.

    What arrived is listed for 30 days, what did not for 90.
    """
    return await answers.page(mandate, queries.deliveries(mandate, wanted), wanted, ("created_at", "id"))


@sent.post("", response_model=WebhookDeliveryPublic, status_code=201, responses=raises(EndpointDisabled))
async def send_test_event(mandate: CanSend, body: NewTestEvent) -> Response:
    """Send a test event to one of your endpoints, `webhook_endpoint.tested`; it is in no feed."""
    delivery_id = await service.test(mandate, body.endpoint_id)
    return await answers.created(mandate, queries.delivery(mandate, delivery_id))


@sent.get("/{delivery_id}", response_model=WebhookDeliveryPublic)
async def read_webhook_delivery(mandate: CanRead, delivery_id: UUID) -> Response:
    """What became of one event at one endpoint."""
    return await answers.one(mandate, queries.delivery(mandate, delivery_id))


@sent.post("/{delivery_id}/resend", **of_delivery("resend", WebhookDeliveryPublic))
async def resend_webhook_delivery(mandate: CanSend, delivery_id: UUID, expected: IfMatch) -> Response:
    """Send an event once more, with the same `webhook-id`: also one that arrived, or was given up."""
    await service.resend(mandate, delivery_id, expected)
    return await answers.one(mandate, queries.delivery(mandate, delivery_id))
