"""Keeps the servers that are told of events: their addresses, their secrets, and what is sent again."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.audit import Act, means, note
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.exchange.errors import EndpointDisabled, TooManyEndpoints
from trafficking_api.features.exchange.models import FeedCursor, WebhookDelivery, WebhookEndpoint
from trafficking_api.features.exchange.queries import webhook as queries
from trafficking_api.features.exchange.rules.signing import new_secret
from trafficking_api.features.exchange.rules.webhook import (
    ADMINISTRATOR,
    DELIVERY,
    ENDPOINT,
    DeliveryStatus,
    EndpointStatus,
)
from trafficking_api.features.exchange.schemas.webhook import (
    NewWebhookEndpoint,
    SecretRotation,
    WebhookEndpointPatch,
)
from trafficking_api.features.exchange.service.sequencing import number_all
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Invalid, NotFound
from trafficking_api.kit.wire import changes

#: Each event is sent to each of them.
MOST = 20
URL, SECRET, FORMER = (f"webhook_endpoints.{name}" for name in ("url", "secret", "previous_secret"))


async def register(mandate: Mandate, body: NewWebhookEndpoint) -> tuple[UUID, str]:
    """A new endpoint, which is told of what happens from now on; returns its id and its secret.

    Raises Invalid, TooManyEndpoints.
    """
    _refuse_unreachable(mandate, body.url)
    if (await mandate.session.scalar(queries.how_many(mandate)) or 0) >= MOST:
        raise TooManyEndpoints
    keys, id_, secret = await mandate.keys(), uuid4(), new_secret()
    endpoint = WebhookEndpoint(
        organisation_id=mandate.organisation_id,
        id=id_,
        url=keys.seal(URL, id_, body.url),
        kinds=sorted(body.kinds),
        secret=keys.seal(SECRET, id_, secret),
        **mandate.stamps(),
    )
    mandate.started(endpoint, endpoint.status)
    await number_all(mandate)
    head = await mandate.session.scalar(queries.head(mandate))
    cursor = FeedCursor(organisation_id=mandate.organisation_id, reader=str(id_), position=head or 0)
    mandate.session.add(cursor)
    return id_, secret


def _refuse_unreachable(mandate: Mandate, url: str) -> None:
    """Raise Invalid for an address to which nothing is ever sent."""
    faults = mandate.office.reach.faults(url, "/url")
    if faults:
        raise Invalid(errors=faults)


async def change(mandate: Mandate, endpoint_id: UUID, expected: Expected, body: WebhookEndpointPatch) -> None:
    """Send elsewhere, or of other kinds. Raises NotFound, Stale, Invalid."""
    endpoint = await _held(mandate, endpoint_id)
    expected.check(endpoint.version)
    sent = changes(body)
    if "url" in sent:
        _refuse_unreachable(mandate, sent["url"])
        endpoint.url = (await mandate.keys()).seal(URL, endpoint.id, sent["url"])
    endpoint.kinds = sorted(sent.get("kinds", endpoint.kinds))
    mandate.touch(endpoint)


async def command(mandate: Mandate, endpoint_id: UUID, name: str, expected: Expected) -> None:
    """Enable or disable. Raises NotFound, Stale, WrongState."""
    endpoint = await _held(mandate, endpoint_id)
    mandate.command(ENDPOINT, endpoint, name, sides=(ADMINISTRATOR,), expected=expected)
    endpoint.disabled_reason = "asked" if endpoint.status == EndpointStatus.DISABLED else None


async def rotate_secret(mandate: Mandate, endpoint_id: UUID, expected: Expected, body: SecretRotation) -> str:
    """A new secret; the former one signs too for some time. Returns it. Raises NotFound, Stale."""
    endpoint = await _held(mandate, endpoint_id)
    expected.check(endpoint.version)
    keys, secret = await mandate.keys(to_open=[endpoint.secret]), new_secret()
    former = keys.open(SECRET, endpoint.id, endpoint.secret)
    endpoint.previous_secret = keys.seal(FORMER, endpoint.id, former)
    endpoint.previous_until = mandate.now + timedelta(hours=body.overlap_hours)
    endpoint.secret = keys.seal(SECRET, endpoint.id, secret)
    mandate.touch(endpoint)
    means(endpoint, Act("secret_rotated"))
    return secret


async def test(mandate: Mandate, endpoint_id: UUID) -> UUID:
    """A test event for one endpoint; returns its delivery. Raises Invalid, EndpointDisabled."""
    query = select(WebhookEndpoint).where(
        col(WebhookEndpoint.organisation_id) == mandate.organisation_id,
        col(WebhookEndpoint.id) == endpoint_id,
    )
    endpoint = await mandate.session.scalar(query)
    references([("/endpoint_id", endpoint is not None)])
    if endpoint is None or endpoint.status != EndpointStatus.ACTIVE:
        raise EndpointDisabled
    delivery = WebhookDelivery(
        organisation_id=mandate.organisation_id,
        endpoint_id=endpoint.id,
        position=0,
        event_id=uuid4(),
        type=f"{endpoint.recorded_as}.tested",
        object_kind=endpoint.recorded_as,
        object_id=endpoint.id,
        object_version=endpoint.version,
        occurred_at=mandate.now,
        recorded_at=mandate.now,
        next_at=mandate.now,
        **mandate.stamps(),
    )
    mandate.session.add(delivery)
    note(mandate.session.sync_session, mandate.organisation_id, mandate.actor, endpoint.id)
    return delivery.id


async def resend(mandate: Mandate, delivery_id: UUID, expected: Expected) -> None:
    """Send something once more, as if it had never been tried. Raises NotFound, Stale, WrongState."""
    row = await mandate.session.scalar(queries.delivery_held(mandate, delivery_id))
    if row is None:
        raise NotFound
    expected.check(row.version)
    row.status = DeliveryStatus(DELIVERY.step(row.status, "resend", (ADMINISTRATOR,)).target)
    row.version += 1
    row.attempts, row.first_at, row.next_at, row.updated_at = 0, None, mandate.now, mandate.now
    note(mandate.session.sync_session, mandate.organisation_id, mandate.actor, row.id)


async def _held(mandate: Mandate, endpoint_id: UUID) -> WebhookEndpoint:
    endpoint = await mandate.session.scalar(queries.endpoint_held(mandate, endpoint_id))
    if endpoint is None:
        raise NotFound
    return endpoint
