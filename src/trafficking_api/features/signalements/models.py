"""A report that someone may be a victim: what reporter and centre share, and how the centre handles it."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Kept, Owned, TwoParty, codes, moment

_STATUSES = (
    "'submitted', 'open', 'awaiting_reporter', 'assessed', 'converted', 'redirected', 'closed', 'purged'"
)
_REPORTER_STATES = "'received', 'being_handled', 'question_for_you', 'redirected', 'closed', 'purged'"

_EMPTY = (
    "reference_mac IS NULL AND reference_for_from IS NULL AND reference_for_to IS NULL "
    "AND summary_for_from IS NULL AND summary_for_to IS NULL AND context IS NULL AND minors_count IS NULL "
    "AND interpreter_needed IS NULL AND shelter_needed IS NULL AND exploitation_suspected = '{}' "
    "AND industry_suspected = '{}' AND indicators = '{}'"
)


def _sealed(place: str, *, optional: bool = False) -> Any:
    options: dict[str, Any] = {"default": None} if optional else {}
    return Field(sa_type=Sealed(place), nullable=optional, **options)


class Signalement(TwoParty, table=True):
    """A report to a centre. Its words are sealed twice, once for each side's key."""

    __tablename__ = "signalements"
    __table_args__ = (
        ForeignKeyConstraint(["from_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["to_organisation_id"], ["organisations.id"]),
        UniqueConstraint("from_organisation_id", "to_organisation_id", "id", name="signalements_parties"),
        CheckConstraint(f"reporter_state IN ({_REPORTER_STATES})", name="signalements_reporter_state"),
        CheckConstraint("persons_count BETWEEN 1 AND 10000", name="signalements_persons"),
        # Of what was purged, only what a yearly count needs is left.
        CheckConstraint(f"reporter_state <> 'purged' OR ({_EMPTY})", name="signalements_purged"),
        CheckConstraint("minors_count BETWEEN 0 AND persons_count", name="signalements_minors"),
        ForeignKeyConstraint(["redirected_to_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["redirected_from_organisation_id"], ["organisations.id"]),
        Index("signalements_of_receiver", "to_organisation_id", "id"),
        Index("signalements_received", "to_organisation_id", "created_at", "id"),
        Index("signalements_reported", "from_organisation_id", "created_at", "id"),
        # SIG-15: the same official reference is the same signalement.
        Index(
            "signalements_reference",
            "from_organisation_id",
            "to_organisation_id",
            "reference_mac",
            unique=True,
            postgresql_where=text("reference_mac IS NOT NULL"),
        ),
    )
    recorded_as: ClassVar[str] = "signalement"

    reporter_state: str = "received"
    channel: str
    source: str
    context: str | None = None
    urgency: str
    persons_count: int
    minors_count: int | None = None
    country: str
    exploitation_suspected: list[str] = codes()
    industry_suspected: list[str] = codes()
    indicators: list[str] = codes()
    interpreter_needed: bool | None = None
    shelter_needed: bool | None = None
    author_id: UUID
    reference_mac: bytes | None = Field(default=None, sa_type=LargeBinary)
    reference_for_from: bytes | None = _sealed("signalements.official_reference", optional=True)
    reference_for_to: bytes | None = _sealed("signalements.official_reference", optional=True)
    summary_for_from: bytes | None = _sealed("signalements.summary", optional=True)
    summary_for_to: bytes | None = _sealed("signalements.summary", optional=True)
    #: Where it moved on to, and which centre it came by.
    redirected_to_organisation_id: UUID | None = None
    redirected_from_organisation_id: UUID | None = None
    created_at: datetime = moment()
    updated_at: datetime = moment()


class SignalementHandling(Kept, table=True):
    """How the centre handles a signalement, under the signalement's id; the reporter never sees it."""

    __tablename__ = "signalement_handlings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["from_organisation_id", "id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint(f"status IN ({_STATUSES})", name="signalement_handlings_status"),
        CheckConstraint("cases_count >= 0", name="signalement_handlings_cases"),
        Index("signalement_handlings_by_retention", "organisation_id", "retain_until"),
        Index("signalement_handlings_by_change", "organisation_id", "updated_at", "id"),
        Index(
            "signalement_handlings_waiting",
            "organisation_id",
            "created_at",
            postgresql_where=text("status = 'submitted' AND escalated_at IS NULL"),
        ),
    )
    recorded_as: ClassVar[str] = "signalement_handling"

    from_organisation_id: UUID
    status: str = "submitted"
    assessment: str | None = None
    duplicate_of: UUID | None = None
    outcome: str | None = None
    reopen_reason: str | None = None
    cases_count: int = 0
    acknowledged_at: datetime | None = moment(default=None)
    escalated_at: datetime | None = moment(default=None)


class SignalementCase(Owned, table=True):
    """A case that came of a signalement, under the case's id; purging one never purges the other (SIG-18)."""

    __tablename__ = "signalement_cases"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "signalement_id"],
            ["signalement_handlings.organisation_id", "signalement_handlings.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(
            ["organisation_id", "id"],
            ["cases.organisation_id", "cases.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        Index("signalement_cases_of", "organisation_id", "signalement_id"),
    )
    recorded_as: ClassVar[str] = "signalement_case"

    signalement_id: UUID


class SignalementRedirection(Owned, table=True):
    """Which signalement a redirected one became, under the old one's id: its reporter's knowledge alone.

    The centres on either end learn each other's name, and not each other's signalement.
    """

    __tablename__ = "signalement_redirections"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "became_id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        Index("signalement_redirections_to", "organisation_id", "became_id"),
    )
    recorded_as: ClassVar[str] = "signalement_redirection"

    became_id: UUID


class SignalementMessage(TwoParty, table=True):
    """A message between reporter and centre, sealed for each. It stays when its author is gone (SIG-8)."""

    __tablename__ = "signalement_messages"
    __table_args__ = (
        # With both parties in the key, a message can hang on a signalement between these two only.
        ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "signalement_id"],
            ["signalements.from_organisation_id", "signalements.to_organisation_id", "signalements.id"],
        ),
        CheckConstraint("written_by IN ('reporter', 'centre')", name="signalement_messages_side"),
        CheckConstraint("num_nulls(body_for_from, body_for_to) <> 1", name="signalement_messages_bodies"),
        Index("signalement_messages_of", "from_organisation_id", "signalement_id"),
        Index("signalement_messages_received", "to_organisation_id", "signalement_id"),
        Index("signalement_messages_of_receiver", "to_organisation_id", "id"),
    )
    recorded_as: ClassVar[str] = "signalement_message"

    signalement_id: UUID
    written_by: str
    author_id: UUID
    body_for_from: bytes | None = _sealed("signalement_messages.body", optional=True)
    body_for_to: bytes | None = _sealed("signalement_messages.body", optional=True)
    created_at: datetime = moment()


class SignalementNote(Owned, table=True):
    """A note of the centre to itself. There is no such thing in what a reporter can read (SIG-9)."""

    __tablename__ = "signalement_notes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "signalement_id"],
            ["signalement_handlings.organisation_id", "signalement_handlings.id"],
        ),
        Index("signalement_notes_of", "organisation_id", "signalement_id"),
    )
    recorded_as: ClassVar[str] = "signalement_note"

    signalement_id: UUID
    author_id: UUID
    # Sealed as a message is: one list shows both.
    body: bytes | None = _sealed("signalement_messages.body", optional=True)
