"""Where events are sent, and what became of each that was."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, Unrecorded, codes, moment


class WebhookEndpoint(Owned, table=True):
    """A server of the organisation that is told of events. Its address may hold a secret, so it is sealed."""

    __tablename__ = "webhook_endpoints"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("status IN ('active', 'disabled')", name="webhook_endpoints_status"),
        CheckConstraint(
            "(status = 'disabled') = (disabled_reason IS NOT NULL)", name="webhook_endpoints_off"
        ),
        CheckConstraint("disabled_reason IN ('asked', 'gone')", name="webhook_endpoints_reason"),
        CheckConstraint(
            "num_nonnulls(previous_secret, previous_until) IN (0, 2)", name="webhook_endpoints_rotation"
        ),
        Index("webhook_endpoints_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "webhook_endpoint"

    url: bytes = Field(sa_type=Sealed("webhook_endpoints.url"))
    #: The kinds of object of which it is told; none: of all.
    kinds: list[str] = codes()
    status: str = "active"
    disabled_reason: str | None = None
    secret: bytes = Field(sa_type=Sealed("webhook_endpoints.secret"))
    #: What it signed with before, and until when it still does.
    previous_secret: bytes | None = Field(default=None, sa_type=Sealed("webhook_endpoints.previous_secret"))
    previous_until: datetime | None = moment(default=None)


class FeedCursor(Unrecorded, table=True):
    """How far a reader of the feed has come: an endpoint, or the mail."""

    __tablename__ = "feed_cursors"
    __table_args__ = (ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),)

    organisation_id: UUID = Field(primary_key=True)
    reader: str = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)


class WebhookDelivery(Unrecorded, table=True):
    """An event that is to be sent to an endpoint: ids and a version, as they stand in the feed."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "endpoint_id"], ["webhook_endpoints.organisation_id", "webhook_endpoints.id"]
        ),
        CheckConstraint("status IN ('pending', 'delivered', 'dead')", name="webhook_deliveries_status"),
        CheckConstraint("(status = 'pending') = (next_at IS NOT NULL)", name="webhook_deliveries_next"),
        Index(
            "webhook_deliveries_once",
            *("organisation_id", "endpoint_id", "position"),
            unique=True,
            postgresql_where=text("position > 0"),
        ),
        Index("webhook_deliveries_by_creation", "organisation_id", "created_at", "id"),
        Index("webhook_deliveries_of", "organisation_id", "endpoint_id", "created_at", "id"),
        Index(
            "webhook_deliveries_due",
            *("organisation_id", "endpoint_id", "next_at"),
            postgresql_where=text("status = 'pending'"),
        ),
        Index(
            "webhook_deliveries_order",
            *("organisation_id", "endpoint_id", "object_kind", "object_id", "position"),
            postgresql_where=text("status = 'pending'"),
        ),
    )

    organisation_id: UUID = Field(primary_key=True)
    #: It is also the id of the message: whoever gets it twice knows it by that.
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    version: int = 1
    endpoint_id: UUID
    status: str = "pending"
    #: Its place in the feed; 0 for a test.
    position: int = Field(sa_type=BigInteger)
    event_id: UUID
    type: str
    object_kind: str
    object_id: UUID
    object_version: int
    is_tombstone: bool = False
    occurred_at: datetime = moment()
    recorded_at: datetime = moment()
    attempts: int = 0
    first_at: datetime | None = moment(default=None)
    last_at: datetime | None = moment(default=None)
    next_at: datetime | None = moment(default=None)
    #: Who sends it just now, and until when nobody else does.
    lease: UUID | None = None
    leased_until: datetime | None = moment(default=None)
    last_status: int | None = None
    last_failure: str | None = None
    last_ms: int | None = None
    created_at: datetime = moment()
    updated_at: datetime = moment()
