"""With which partner on another server messages are exchanged, the keys of both, and the log of it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, Unrecorded, codes, moment


class Peer(Owned, table=True):
    """A partner that works on another server. Each pair of organisations has keys of its own."""

    __tablename__ = "peers"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["partner_id"], ["organisations.id"]),
        CheckConstraint("organisation_id <> partner_id", name="peers_two"),
        CheckConstraint(
            "status IN ('awaiting_key', 'unconfirmed', 'active', 'stopped')", name="peers_status"
        ),
        CheckConstraint("(status = 'awaiting_key') = (their_public_key IS NULL)", name="peers_key"),
        CheckConstraint(
            "(status IN ('active', 'stopped')) = (confirmed_at IS NOT NULL)", name="peers_confirmed"
        ),
        CheckConstraint("num_nonnulls(their_public_key, their_fingerprint) IN (0, 2)", name="peers_print"),
        Index("peers_of", "organisation_id", "partner_id", unique=True),
    )
    recorded_as: ClassVar[str] = "peer"

    #: The seat here of the partner.
    partner_id: UUID
    status: str = "awaiting_key"
    private_key: bytes = Field(sa_type=Sealed("peers.private_key"))
    own_public_key: str
    own_fingerprint: str
    their_public_key: str | None = None
    their_fingerprint: str | None = None
    confirmed_at: datetime | None = moment(default=None)


class PeerLine(Unrecorded, table=True):
    """How far an organisation has told a partner what happened between them, and when it tries again."""

    __tablename__ = "peer_lines"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "id"], ["peers.organisation_id", "peers.id"]),
        CheckConstraint("position >= 0 AND last_number >= 0 AND failures >= 0", name="peer_lines_counts"),
    )

    organisation_id: UUID = Field(primary_key=True)
    #: That of the peer.
    id: UUID = Field(primary_key=True)
    #: The last event with this partner that is settled, and the last one that was told.
    position: int = Field(default=0, sa_type=BigInteger)
    last_number: int = Field(default=0, sa_type=BigInteger)
    failures: int = 0
    failing_since: datetime | None = moment(default=None)
    #: Nobody tries before; nobody tries any more where it is empty and something has failed.
    next_try_at: datetime | None = moment(default=None)


class PeerMessage(Unrecorded, table=True):
    """One line of the log of messages that both servers have: hashes and times, and no word (XCH-5)."""

    __tablename__ = "peer_messages"
    __table_args__ = (
        ForeignKeyConstraint(["from_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["to_organisation_id"], ["organisations.id"]),
        CheckConstraint("from_organisation_id <> to_organisation_id", name="peer_messages_two"),
        CheckConstraint("outcome IN ('done', 'refused')", name="peer_messages_outcome"),
        CheckConstraint(
            "num_nonnulls(outcome, answer_head, answer_signature, answered_at) IN (0, 4)",
            name="peer_messages_answer",
        ),
        CheckConstraint("number > after AND after >= 0", name="peer_messages_number"),
        Index("peer_messages_of", "from_organisation_id", "to_organisation_id", "number", unique=True),
        Index("peer_messages_at", "from_organisation_id", "to_organisation_id", "first_at"),
        Index("peer_messages_received", "to_organisation_id", "from_organisation_id", "number"),
        Index("peer_messages_of_receiver", "to_organisation_id", "id"),
    )

    from_organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    to_organisation_id: UUID
    number: int = Field(sa_type=BigInteger)
    after: int = Field(sa_type=BigInteger)
    kind: str
    object_id: UUID
    #: The hash of each head that was sent: a body is gathered anew when it is sent again.
    request_hashes: list[str] = codes()
    #: The hash of the body of each of them, and of the one that was answered; of the last while none was.
    body_hashes: list[str] = codes()
    body_hash: str
    first_at: datetime = moment()
    last_at: datetime = moment()
    outcome: str | None = None
    code: str | None = None
    answer_head: str | None = None
    answer_signature: str | None = None
    answered_at: datetime | None = moment(default=None)
