"""The steps of a proceeding, as they were written down."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.tables import MOMENT, Unrecorded


class ProceedingStep(Unrecorded, table=True):
    """A move from one stage to another, or what was wrong with one (`corrects_id`). Only ever appended.

    A correction without a time says that the move never happened.
    """

    __tablename__ = "proceeding_steps"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        # Deferred: a purge takes them all at once.
        ForeignKeyConstraint(
            ["organisation_id", "corrects_id"],
            ["proceeding_steps.organisation_id", "proceeding_steps.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        CheckConstraint("place >= 1", name="proceeding_steps_place"),
        CheckConstraint(
            "num_nonnulls(corrects_id, reason) IN (0, 2) AND (command IS NULL) = (corrects_id IS NOT NULL)",
            name="proceeding_steps_kind",
        ),
        CheckConstraint("occurred_at IS NOT NULL OR command IS NULL", name="proceeding_steps_time"),
        Index("proceeding_steps_in_order", "organisation_id", "proceeding_id", "place", unique=True),
        Index("proceeding_steps_of", "organisation_id", "case_id", "id"),
        Index("proceeding_steps_corrected", "organisation_id", "corrects_id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    case_id: UUID
    proceeding_id: UUID
    #: The order in which they were written down.
    place: int
    command: str | None = None
    corrects_id: UUID | None = None
    reason: str | None = None
    #: The stage of the proceeding before and after it was written down.
    from_stage: str
    to_stage: str
    occurred_at: datetime | None = Field(default=None, sa_type=MOMENT)
    #: When it was written down; the database says so.
    recorded_at: datetime = Field(sa_type=MOMENT)
    client_id: UUID | None = None
    member_id: UUID | None = None
    request_id: UUID
