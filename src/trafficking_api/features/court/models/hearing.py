"""When she has to be before a court or an authority, and what became of it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, codes, moment


class Hearing(Owned, table=True):
    """A hearing, an interview or a visit of an expert. One that was postponed has a successor, and only one.

    They are one chain, by the id of the first. The database keeps it linear, and at most one of it open
    (CRT-8); it refuses to move a date that is past or of which somebody was told.
    """

    __tablename__ = "hearings"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        # Deferred, so that a purge can take a chain away in one go.
        ForeignKeyConstraint(
            ["organisation_id", "chain_id"],
            ["hearings.organisation_id", "hearings.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(
            ["organisation_id", "chain_id", "predecessor_id"],
            ["hearings.organisation_id", "hearings.chain_id", "hearings.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        UniqueConstraint("organisation_id", "chain_id", "id", name="hearings_in_chain"),
        CheckConstraint(
            "status IN ('scheduled', 'held', 'postponed', 'cancelled', 'no_show', 'entered_in_error')",
            name="hearings_status",
        ),
        CheckConstraint("(predecessor_id IS NULL) = (chain_id = id)", name="hearings_start"),
        CheckConstraint("(status = 'cancelled') = (cancel_reason IS NOT NULL)", name="hearings_cancelled"),
        CheckConstraint("ends_at > starts_at", name="hearings_time"),
        CheckConstraint("ends_at IS NULL OR starts_at IS NOT NULL", name="hearings_end"),
        CheckConstraint("NOT interpreter_booked OR interpreter_language IS NOT NULL", name="hearings_spoken"),
        Index(
            "hearings_one_open",
            "organisation_id",
            "chain_id",
            unique=True,
            postgresql_where=text("status = 'scheduled'"),
        ),
        Index(
            "hearings_linear",
            "organisation_id",
            "predecessor_id",
            unique=True,
            postgresql_where=text("predecessor_id IS NOT NULL"),
        ),
        Index("hearings_by_creation", "organisation_id", "created_at", "id"),
        Index("hearings_of", "organisation_id", "case_id", "id"),
        Index("hearings_of_proceeding", "organisation_id", "proceeding_id", "id"),
        Index("hearings_by_time", "organisation_id", "starts_at", "id"),
        Index("hearings_for", "organisation_id", "sealed_for"),
        Index(
            "hearings_coming",
            "organisation_id",
            "starts_at",
            "id",
            postgresql_where=text("status = 'scheduled'"),
        ),
    )
    recorded_as: ClassVar[str] = "hearing"

    case_id: UUID
    proceeding_id: UUID | None = None
    #: The first hearing of the chain.
    chain_id: UUID
    predecessor_id: UUID | None = None
    type: str
    status: str = "scheduled"
    #: None while the court has not set a date.
    starts_at: datetime | None = moment(default=None)
    ends_at: datetime | None = moment(default=None)
    #: The zone in which it takes place.
    zone: str
    measures: list[str] = codes()
    interpreter_language: str | None = None
    interpreter_booked: bool = False
    #: When somebody was first told of its date.
    notified_at: datetime | None = moment(default=None)
    cancel_reason: str | None = None
    #: Where it is, what there is to say, and why it was an error.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("hearings.details"))
    sealed_for: UUID | None = None
