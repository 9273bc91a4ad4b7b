"""What passed between two organisations about a referral: the log, the messages, and requests to erase."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import TwoParty, codes, moment


def _of_referral() -> ForeignKeyConstraint:
    """With both parties in the key, it can hang on a referral between these two only."""
    return ForeignKeyConstraint(
        ["from_organisation_id", "to_organisation_id", "referral_id"],
        ["referrals.from_organisation_id", "referrals.to_organisation_id", "referrals.id"],
    )


def _sealed(place: str) -> Any:
    """Words: empty once what they were about is forgotten."""
    return Field(default=None, sa_type=Sealed(place))


class Exchange(TwoParty, table=True):
    """One line of the log that both sides have: what passed, its hash, and what did not (REF-16).

    Nothing is ever changed in it. If it cannot be written, nothing is shared.
    """

    __tablename__ = "exchanges"
    __table_args__ = (
        _of_referral(),
        Index("exchanges_of", "from_organisation_id", "referral_id", "number", unique=True),
        Index("exchanges_received", "to_organisation_id", "referral_id", "number"),
        Index("exchanges_of_receiver", "to_organisation_id", "id"),
    )
    recorded_as: ClassVar[str] = "exchange"

    referral_id: UUID
    number: int
    kind: str
    message_hash: bytes | None = Field(default=None, sa_type=LargeBinary)
    shared: list[str] = codes()
    not_shared: list[str] = codes()
    on_day: date


class ReferralMessage(TwoParty, table=True):
    """A message about a referral, sealed for each of the two sides."""

    __tablename__ = "referral_messages"
    __table_args__ = (
        _of_referral(),
        CheckConstraint("written_by IN ('sender', 'receiver')", name="referral_messages_side"),
        # The receiver may forget before the sender does, and the sender's forgetting is that of both.
        CheckConstraint("body_for_from IS NOT NULL OR body_for_to IS NULL", name="referral_messages_bodies"),
        Index("referral_messages_of", "from_organisation_id", "referral_id"),
        Index("referral_messages_received", "to_organisation_id", "referral_id"),
        Index("referral_messages_of_receiver", "to_organisation_id", "id"),
    )
    recorded_as: ClassVar[str] = "referral_message"

    referral_id: UUID
    written_by: str
    author_id: UUID
    body_for_from: bytes | None = _sealed("referral_messages.body")
    body_for_to: bytes | None = _sealed("referral_messages.body")
    created_at: datetime = moment()

    def is_gone_for(self, party: UUID) -> bool:
        return party == self.to_organisation_id and self.body_for_to is None


class ErasureRequest(TwoParty, table=True):
    """The end of a consent, told to who has a copy of its own: it must say what it did with it (REF-10)."""

    __tablename__ = "erasure_requests"
    __table_args__ = (
        _of_referral(),
        CheckConstraint("status IN ('open', 'answered')", name="erasure_requests_status"),
        CheckConstraint("(status = 'answered') = (answer IS NOT NULL)", name="erasure_requests_answer"),
        CheckConstraint("(answer = 'Kept') = (keeping_basis IS NOT NULL)", name="erasure_requests_basis"),
        Index("erasure_requests_of", "from_organisation_id", "referral_id"),
        Index("erasure_requests_received", "to_organisation_id", "asked_on", "id"),
    )
    recorded_as: ClassVar[str] = "erasure_request"

    referral_id: UUID
    status: str = "open"
    asked_on: date
    answered_on: date | None = None
    answer: str | None = None
    keeping_basis: str | None = None
