"""SELECTs about endpoints, and about what is sent to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, case, exists, func, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.models import FeedCursor, FeedEntry, WebhookDelivery, WebhookEndpoint
from trafficking_api.features.exchange.rules.webhook import (
    ADMINISTRATOR,
    DELIVERY,
    ENDPOINT,
    DeliveryStatus,
    EndpointStatus,
)
from trafficking_api.features.exchange.schemas.webhook import (
    WebhookDeliveryFilter,
    WebhookDeliveryPublic,
    WebhookEndpointFilter,
    WebhookEndpointPublic,
    WebhookEndpointWithSecret,
)
from trafficking_api.kit.read import Query, Shape


def _sides(mandate: Mandate) -> tuple[str, ...]:
    return (ADMINISTRATOR,) if mandate.may(Permission.WEBHOOKS_COMMAND) else ()


def _endpoints(mandate: Mandate) -> Query:
    former = col(WebhookEndpoint.previous_until)
    return select(
        col(WebhookEndpoint.id),
        col(WebhookEndpoint.version),
        col(WebhookEndpoint.url),
        col(WebhookEndpoint.kinds),
        col(WebhookEndpoint.status),
        col(WebhookEndpoint.disabled_reason),
        col(WebhookEndpoint.created_at),
        col(WebhookEndpoint.updated_at),
        case((former > mandate.now, former)).label("previous_secret_until"),
        ENDPOINT.allowed_sql(col(WebhookEndpoint.status), _sides(mandate)).label("allowed_commands"),
    ).where(col(WebhookEndpoint.organisation_id) == mandate.organisation_id)


def endpoints(mandate: Mandate, wanted: WebhookEndpointFilter) -> Shape:
    """The organisation's endpoints."""
    query = _endpoints(mandate)
    if wanted.status:
        query = query.where(col(WebhookEndpoint.status).in_(wanted.status))
    if wanted.updated_since:
        query = query.where(col(WebhookEndpoint.updated_at) >= wanted.updated_since)
    return Shape(query, WebhookEndpointPublic)


def endpoint(mandate: Mandate, endpoint_id: UUID) -> list[Shape]:
    """One of them."""
    return [Shape(_endpoints(mandate).where(col(WebhookEndpoint.id) == endpoint_id), WebhookEndpointPublic)]


def endpoint_with_secret(mandate: Mandate, endpoint_id: UUID) -> list[Shape]:
    """The same, with room for the secret that is shown once."""
    query = _endpoints(mandate).where(col(WebhookEndpoint.id) == endpoint_id)
    return [Shape(query.add_columns(null().cast(Text).label("secret")), WebhookEndpointWithSecret)]


def endpoint_held(mandate: Mandate, endpoint_id: UUID) -> Select[WebhookEndpoint]:
    """One endpoint, held."""
    return (
        select(WebhookEndpoint)
        .where(
            col(WebhookEndpoint.organisation_id) == mandate.organisation_id,
            col(WebhookEndpoint.id) == endpoint_id,
        )
        .with_for_update()
    )


def how_many(mandate: Mandate) -> Select[int]:
    """How many endpoints the organisation has."""
    mine = col(WebhookEndpoint.organisation_id) == mandate.organisation_id
    return select(func.count()).select_from(WebhookEndpoint).where(mine)


def active(mandate: Mandate) -> Select[WebhookEndpoint]:
    """The endpoints that are told of events."""
    return select(WebhookEndpoint).where(
        col(WebhookEndpoint.organisation_id) == mandate.organisation_id,
        col(WebhookEndpoint.status) == EndpointStatus.ACTIVE,
    )


def head(mandate: Mandate) -> Select[int]:
    """The number of the last event of the feed; None when there is none."""
    mine = col(FeedEntry.organisation_id) == mandate.organisation_id
    return select(func.max(col(FeedEntry.position))).where(mine)


def behind(mandate: Mandate, position: int, limit: int) -> Select[FeedEntry]:
    """The next events of the feed."""
    return (
        select(FeedEntry)
        .where(col(FeedEntry.organisation_id) == mandate.organisation_id, col(FeedEntry.position) > position)
        .order_by(col(FeedEntry.position))
        .limit(limit)
    )


def cursor_held(mandate: Mandate, reader: str) -> Select[FeedCursor]:
    """How far a reader of the feed has come, held: nobody else goes on from there meanwhile."""
    mine = col(FeedCursor.organisation_id) == mandate.organisation_id
    return select(FeedCursor).where(mine, col(FeedCursor.reader) == reader).with_for_update()


def _deliveries(mandate: Mandate) -> Query:
    status = col(WebhookDelivery.status)
    renamed = {
        "kind": col(WebhookDelivery.object_kind),
        "last_attempt_at": col(WebhookDelivery.last_at),
        "next_attempt_at": col(WebhookDelivery.next_at),
        "last_milliseconds": col(WebhookDelivery.last_ms),
        "allowed_commands": DELIVERY.allowed_sql(status, _sides(mandate)),
    }
    plain = [name for name in WebhookDeliveryPublic.model_fields if name not in renamed]
    return select(
        *(col(getattr(WebhookDelivery, name)) for name in plain),
        *(column.label(name) for name, column in renamed.items()),
    ).where(col(WebhookDelivery.organisation_id) == mandate.organisation_id)


def deliveries(mandate: Mandate, wanted: WebhookDeliveryFilter) -> Shape:
    """What was sent, or is to be sent."""
    query = _deliveries(mandate)
    if wanted.endpoint_id:
        query = query.where(col(WebhookDelivery.endpoint_id) == wanted.endpoint_id)
    if wanted.status:
        query = query.where(col(WebhookDelivery.status).in_(wanted.status))
    if wanted.updated_since:
        query = query.where(col(WebhookDelivery.updated_at) >= wanted.updated_since)
    return Shape(query, WebhookDeliveryPublic)


def delivery(mandate: Mandate, delivery_id: UUID) -> list[Shape]:
    """One of them."""
    return [Shape(_deliveries(mandate).where(col(WebhookDelivery.id) == delivery_id), WebhookDeliveryPublic)]


def delivery_held(mandate: Mandate, delivery_id: UUID) -> Select[WebhookDelivery]:
    """One delivery, held."""
    return (
        select(WebhookDelivery)
        .where(
            col(WebhookDelivery.organisation_id) == mandate.organisation_id,
            col(WebhookDelivery.id) == delivery_id,
        )
        .with_for_update()
    )


def over(mandate: Mandate, *, delivered_before: datetime, dead_before: datetime) -> ColumnElement[bool]:
    """What arrived, or was given up, and has not changed since one of these instants."""
    delivered, dead = (
        and_(col(WebhookDelivery.status) == status, col(WebhookDelivery.updated_at) < before)
        for status, before in (
            (DeliveryStatus.DELIVERED, delivered_before),
            (DeliveryStatus.DEAD, dead_before),
        )
    )
    return and_(
        col(WebhookDelivery.organisation_id) == mandate.organisation_id,
        # What changed before then was made before then: that is what the index knows.
        col(WebhookDelivery.created_at) < max(delivered_before, dead_before),
        or_(delivered, dead),
    )


def _due(mandate: Mandate) -> ColumnElement[bool]:
    """Its time has come, and nobody is at it: what was taken by a process that died is free again."""
    free = or_(col(WebhookDelivery.leased_until).is_(None), col(WebhookDelivery.leased_until) <= mandate.now)
    return and_(
        col(WebhookDelivery.organisation_id) == mandate.organisation_id,
        col(WebhookDelivery.status) == DeliveryStatus.PENDING,
        col(WebhookDelivery.next_at) <= mandate.now,
        free,
    )


def endpoints_due(mandate: Mandate) -> Select[UUID]:
    """The active endpoints to which something is to be sent now."""
    waits = exists().where(_due(mandate), col(WebhookDelivery.endpoint_id) == col(WebhookEndpoint.id))
    return select(col(WebhookEndpoint.id)).where(
        col(WebhookEndpoint.organisation_id) == mandate.organisation_id,
        col(WebhookEndpoint.status) == EndpointStatus.ACTIVE,
        waits.correlate(WebhookEndpoint),
    )


def to_send(mandate: Mandate, endpoint_id: UUID, limit: int) -> Select[WebhookDelivery]:
    """The next deliveries to an endpoint, held: of each object the earliest that did not arrive yet."""
    earlier = aliased(WebhookDelivery)
    before = exists().where(
        col(earlier.organisation_id) == mandate.organisation_id,
        col(earlier.endpoint_id) == endpoint_id,
        col(earlier.object_kind) == col(WebhookDelivery.object_kind),
        col(earlier.object_id) == col(WebhookDelivery.object_id),
        col(earlier.status) == DeliveryStatus.PENDING,
        col(earlier.position) < col(WebhookDelivery.position),
    )
    return (
        select(WebhookDelivery)
        .where(
            _due(mandate), col(WebhookDelivery.endpoint_id) == endpoint_id, ~before.correlate(WebhookDelivery)
        )
        .order_by(col(WebhookDelivery.position), col(WebhookDelivery.id))
        .limit(limit)
        .with_for_update(of=WebhookDelivery, skip_locked=True)
    )


def leased(mandate: Mandate, delivery_id: UUID, lease: UUID) -> Select[WebhookDelivery]:
    """A delivery that is still ours to decide on, held."""
    return delivery_held(mandate, delivery_id).where(col(WebhookDelivery.lease) == lease)
