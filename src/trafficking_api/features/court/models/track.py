"""The papers of somebody's stay, phase by phase: where she stands, and each thing that was written down."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.tables import Owned, Unrecorded, codes, moment


class ResidenceTrack(Owned, table=True):
    """The stay of one person: one track at a time in a case.

    Where it stands follows from its events, and from nothing else; it is stored so that lists can ask for it.
    """

    __tablename__ = "residence_tracks"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint("status IN ('open', 'ended')", name="residence_tracks_status"),
        CheckConstraint("holder IN ('adult', 'minor')", name="residence_tracks_holder"),
        CheckConstraint("(status = 'ended') = (ended_on IS NOT NULL)", name="residence_tracks_ended"),
        CheckConstraint("(status = 'ended') = (end_reason IS NOT NULL)", name="residence_tracks_reason"),
        CheckConstraint("num_nonnulls(phase, since) IN (0, 2)", name="residence_tracks_phase"),
        CheckConstraint("until >= since", name="residence_tracks_time"),
        CheckConstraint("num_nonnulls(ask_from, ask_until) IN (0, 2)", name="residence_tracks_ask"),
        CheckConstraint(
            "num_nonnulls(answered_on, answer_goes_on) IN (0, 2)", name="residence_tracks_answer"
        ),
        CheckConstraint("renewals >= 0", name="residence_tracks_renewals"),
        Index(
            "residence_tracks_one_open",
            "organisation_id",
            "case_id",
            unique=True,
            postgresql_where=text("status = 'open'"),
        ),
        Index("residence_tracks_by_creation", "organisation_id", "created_at", "id"),
        Index("residence_tracks_of", "organisation_id", "case_id", "id"),
        Index(
            "residence_tracks_to_ask",
            "organisation_id",
            "ask_from",
            "id",
            postgresql_where=text("status = 'open'"),
        ),
    )
    recorded_as: ClassVar[str] = "residence_track"

    case_id: UUID
    status: str = "open"
    #: Whose law it is, and since when the row of it holds that the track was begun by.
    country: str
    law_from: date
    holder: str
    #: Which conditions are fulfilled: `code`, and `since` when.
    fulfilled: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB)
    #: What the magistrate answered last.
    answered_on: date | None = None
    answer_goes_on: bool | None = None
    phase: str | None = None
    since: date | None = None
    until: date | None = None
    renewals: int = 0
    #: From when until when to ask for what follows.
    ask_from: date | None = None
    ask_until: date | None = None
    ended_on: date | None = None
    end_reason: str | None = None


_KINDS = "'granted', 'ended', 'answered', 'condition', 'correction'"


class ResidenceEvent(Unrecorded, table=True):
    """Something that happened to a stay, or that an earlier one was wrong. Only ever appended.

    The journal tells of it with its track.
    """

    __tablename__ = "residence_events"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "track_id"], ["residence_tracks.organisation_id", "residence_tracks.id"]
        ),
        # Deferred: a purge takes them all at once.
        ForeignKeyConstraint(
            ["organisation_id", "corrects_id"],
            ["residence_events.organisation_id", "residence_events.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        CheckConstraint(f"kind IN ({_KINDS})", name="residence_events_kind"),
        CheckConstraint("(kind = 'granted') = (phase IS NOT NULL)", name="residence_events_granted"),
        CheckConstraint("until IS NULL OR kind = 'granted'", name="residence_events_until"),
        CheckConstraint("(kind = 'answered') = (goes_on IS NOT NULL)", name="residence_events_answered"),
        CheckConstraint(
            "num_nonnulls(condition, is_fulfilled) = CASE WHEN kind = 'condition' THEN 2 ELSE 0 END",
            name="residence_events_condition",
        ),
        CheckConstraint(
            "(kind = 'correction') = (corrects_id IS NOT NULL)", name="residence_events_corrects"
        ),
        CheckConstraint("(kind = 'ended') = (end_reason IS NOT NULL)", name="residence_events_ended"),
        CheckConstraint("(kind = 'correction') = (why IS NOT NULL)", name="residence_events_why"),
        CheckConstraint("place >= 1", name="residence_events_place"),
        Index("residence_events_in_order", "organisation_id", "track_id", "place", unique=True),
        Index("residence_events_of", "organisation_id", "case_id", "id"),
        Index("residence_events_corrected", "organisation_id", "corrects_id", unique=True),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    case_id: UUID
    track_id: UUID
    #: The order in which they were written down.
    place: int
    kind: str
    happened_on: date
    phase: str | None = None
    #: The last day as it is printed on the paper, if it is another than the law's.
    until: date | None = None
    #: What was missing by the law when the authority gave it.
    missing: list[str] = codes()
    goes_on: bool | None = None
    condition: str | None = None
    is_fulfilled: bool | None = None
    end_reason: str | None = None
    corrects_id: UUID | None = None
    why: str | None = None
    recorded_at: datetime = moment()
    client_id: UUID | None = None
    member_id: UUID | None = None
    request_id: UUID
