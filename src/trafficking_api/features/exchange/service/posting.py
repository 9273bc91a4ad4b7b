"""Puts events into the queue of each endpoint, takes them out in order, and writes down what became of them.

The rows are the queue: they are written in the transaction that moves the cursor, behind the same walls as
all else. Whoever sends one holds no transaction meanwhile, but a lease: if it dies, another sends it again.
"""

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from trafficking_api.access.keeping import forget_rows
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.models import FeedEntry, WebhookDelivery, WebhookEndpoint
from trafficking_api.features.exchange.queries import webhook as queries
from trafficking_api.features.exchange.rules.attempts import next_at, pause
from trafficking_api.features.exchange.rules.signing import headers
from trafficking_api.features.exchange.rules.webhook import DELIVERY, ENDPOINT, DeliveryStatus, EndpointStatus
from trafficking_api.features.exchange.service.sequencing import number
from trafficking_api.features.exchange.service.webhook import FORMER, SECRET, URL
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.outbound import SECONDS, Failure
from trafficking_api.kit.states import SYSTEM

#: How many events are put into a queue at once, and how many are on their way to one endpoint.
BATCH, AT_ONCE = 500, 4
#: A process that has not said what became of a delivery by then is taken for dead.
LEASE = timedelta(seconds=4 * SECONDS)
#: How long the log of deliveries goes back: what arrived, and what was given up and may still be sent again.
KEPT, DEAD_KEPT = timedelta(days=30), timedelta(days=90)


@dataclass(frozen=True)
class Parcel:
    """What is sent once: nothing of it is written anywhere but in the queue."""

    id: UUID
    lease: UUID
    url: str = field(repr=False)
    body: bytes = field(repr=False)
    headers: dict[bytes | str, bytes | str] = field(repr=False)


@dataclass(frozen=True)
class Outcome:
    """What came back: a status, or why there was none, and after how long."""

    milliseconds: int
    status: int | None = None
    failure: Failure | None = None

    @property
    def is_done(self) -> bool:
        return self.failure is None


async def queue(mandate: Mandate) -> list[UUID]:
    """Number what has happened, queue it for each endpoint; returns the endpoints that have something due."""
    endpoints = (await mandate.session.scalars(queries.active(mandate))).all()
    if not endpoints:
        return []
    await number(mandate)
    for endpoint in endpoints:
        await _queue(mandate, endpoint)
    await mandate.session.flush()
    return list(await mandate.session.scalars(queries.endpoints_due(mandate)))


async def _queue(mandate: Mandate, endpoint: WebhookEndpoint) -> None:
    cursor = await mandate.session.scalar(queries.cursor_held(mandate, str(endpoint.id)))
    if cursor is None:
        return
    entries = (await mandate.session.scalars(queries.behind(mandate, cursor.position, BATCH))).all()
    for entry in entries:
        if not endpoint.kinds or entry.object_kind in endpoint.kinds:
            mandate.session.add(_delivery(mandate, endpoint.id, entry))
    if entries:
        cursor.position = entries[-1].position


def _delivery(mandate: Mandate, endpoint_id: UUID, entry: FeedEntry) -> WebhookDelivery:
    same = ("organisation_id", "position", "event_id", "type", "object_kind", "object_id", "object_version")
    return WebhookDelivery(
        endpoint_id=endpoint_id,
        **{name: getattr(entry, name) for name in same},
        is_tombstone=entry.is_tombstone,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        next_at=mandate.now,
        **mandate.stamps(),
    )


async def take(mandate: Mandate, endpoint_id: UUID) -> list[Parcel]:
    """Take what is to be sent next, each of another object, and lease it."""
    endpoint = await mandate.session.get(WebhookEndpoint, (mandate.organisation_id, endpoint_id))
    if endpoint is None or endpoint.status != EndpointStatus.ACTIVE:
        return []
    sealed = [value for value in (endpoint.url, endpoint.secret, endpoint.previous_secret) if value]
    keys = await mandate.keys(to_open=sealed)
    signers = [keys.open(SECRET, endpoint.id, endpoint.secret)]
    is_rotated = endpoint.previous_until is not None and endpoint.previous_until > mandate.now
    if endpoint.previous_secret is not None and is_rotated:
        signers.append(keys.open(FORMER, endpoint.id, endpoint.previous_secret))
    url = keys.open(URL, endpoint.id, endpoint.url)
    rows = (await mandate.session.scalars(queries.to_send(mandate, endpoint_id, AT_ONCE))).all()
    return [_leased(mandate, row, url, signers) for row in rows]


def _leased(mandate: Mandate, row: WebhookDelivery, url: str, signers: list[str]) -> Parcel:
    lease = row.lease = uuid4()
    row.leased_until = mandate.now + LEASE
    row.first_at, row.last_at = row.first_at or mandate.now, mandate.now
    body = json.dumps(message(row), separators=(",", ":"))
    # The clock of the process: a receiver compares it with its own.
    signed = headers(str(row.id), datetime.now(UTC), body, signers)
    return Parcel(row.id, lease, url, body.encode(), signed)


def message(row: WebhookDelivery) -> dict[str, object]:
    """What is told of an event, as it stands in the feed: ids, versions and times (G-14)."""
    return {
        "position": row.position,
        "id": str(row.event_id),
        "type": row.type,
        "kind": row.object_kind,
        "object_id": str(row.object_id),
        "version": row.object_version,
        "is_tombstone": row.is_tombstone,
        "occurred_at": _written(row.occurred_at),
        "recorded_at": _written(row.recorded_at),
    }


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


async def note(mandate: Mandate, parcel: Parcel, outcome: Outcome) -> None:
    """Write down what became of a parcel, unless its lease has ended meanwhile."""
    row = await mandate.session.scalar(queries.leased(mandate, parcel.id, parcel.lease))
    if row is None or row.status != DeliveryStatus.PENDING:
        return
    row.lease = row.leased_until = None
    row.attempts += 1
    row.version += 1
    row.updated_at = mandate.now
    row.last_status, row.last_failure, row.last_ms = outcome.status, outcome.failure, outcome.milliseconds
    row.next_at = None if outcome.is_done else _next(mandate, row)
    if row.next_at is None:
        told = "deliver" if outcome.is_done else "give_up"
        row.status = DELIVERY.step(row.status, told, (SYSTEM,)).target
    if outcome.failure is Failure.GONE:
        await _disable(mandate, row.endpoint_id)


def _next(mandate: Mandate, row: WebhookDelivery) -> datetime | None:
    waits = pause(row.attempts, mandate.office.reach.retry_after, secrets.randbelow(1001) / 1000)
    return next_at(row.first_at or mandate.now, mandate.now, waits)


async def forget(mandate: Mandate) -> int:
    """Forget the deliveries of the tenant that nobody will ask for any more; returns how many there were."""
    of_old = queries.over(mandate, delivered_before=mandate.now - KEPT, dead_before=mandate.now - DEAD_KEPT)
    return await forget_rows(mandate, WebhookDelivery, of_old)


async def _disable(mandate: Mandate, endpoint_id: UUID) -> None:
    """An endpoint that says it is gone gets nothing more; what is to be sent waits (RFC 9110, 15.5.11)."""
    endpoint = await mandate.session.scalar(queries.endpoint_held(mandate, endpoint_id))
    if endpoint is None:
        raise NotFound
    if endpoint.status == EndpointStatus.ACTIVE:
        mandate.command(ENDPOINT, endpoint, "disable", sides=(SYSTEM,))
        endpoint.disabled_reason = "gone"
