"""What happened to an organisation's things, numbered without gaps, in the order in which it tells others."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.access.models import Xid8
from trafficking_api.kit.tables import Unrecorded, moment


class FeedEntry(Unrecorded, table=True):
    """An event of the journal with its number. Whatever leaves reads these, and never the journal."""

    __tablename__ = "feed_entries"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["organisation_id", "event_seq"], ["events.organisation_id", "events.seq"]),
        CheckConstraint("position >= 1 AND peer_position >= 1", name="feed_entries_positions"),
        CheckConstraint("(peer_id IS NULL) = (peer_position IS NULL)", name="feed_entries_peer"),
        Index("feed_entries_by_event", "organisation_id", "event_seq", unique=True),
        Index("feed_entries_of_kind", "organisation_id", "object_kind", "position"),
        Index("feed_entries_of_peer", "organisation_id", "peer_id", "peer_position", unique=True),
    )

    organisation_id: UUID = Field(primary_key=True)
    #: 1, 2, 3 ... in each organisation.
    position: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    event_seq: int = Field(sa_type=BigInteger)
    event_id: UUID
    type: str
    object_kind: str
    object_id: UUID
    object_version: int
    occurred_at: datetime = moment()
    recorded_at: datetime = moment()
    peer_id: UUID | None = None
    #: 1, 2, 3 ... in each organisation with each of its partners.
    peer_position: int | None = Field(default=None, sa_type=BigInteger)
    #: True when a program of this organisation finds the thing no longer, or finds it empty.
    is_tombstone: bool


class FeedHead(Unrecorded, table=True):
    """How far an organisation's events are numbered: all those of earlier transactions are."""

    __tablename__ = "feed_heads"
    __table_args__ = (ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),)

    organisation_id: UUID = Field(primary_key=True)
    until_xid: int = Field(sa_type=Xid8)
    numbered_at: datetime = moment()
