"""The act by which one party goes on against a judgment."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.tables import MOMENT, Owned, moment


class CourtAppeal(Owned, table=True):
    """An appeal, cross-appeal, opposition or appeal in cassation of one party: one open at a time (CRT-15).

    One that came too late is kept like any other, and says so (CRT-3).
    """

    __tablename__ = "court_appeals"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "judgment_id"], ["judgments.organisation_id", "judgments.id"]
        ),
        ForeignKeyConstraint(
            ["organisation_id", "party_id"], ["proceeding_parties.organisation_id", "proceeding_parties.id"]
        ),
        # Deferred: a purge takes the steps first.
        ForeignKeyConstraint(
            ["organisation_id", "step_id"],
            ["proceeding_steps.organisation_id", "proceeding_steps.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        CheckConstraint(
            "status IN ('filed', 'received', 'completed', 'withdrawn')", name="court_appeals_status"
        ),
        CheckConstraint("num_nonnulls(due_at, is_late) IN (0, 2)", name="court_appeals_late"),
        CheckConstraint("is_late = (filed_at > due_at)", name="court_appeals_held"),
        CheckConstraint("step_id IS NOT NULL OR NOT has_moved", name="court_appeals_moved"),
        Index(
            "court_appeals_one_open",
            "organisation_id",
            "proceeding_id",
            "party_id",
            unique=True,
            postgresql_where=text("status IN ('filed', 'received')"),
        ),
        Index("court_appeals_by_creation", "organisation_id", "created_at", "id"),
        Index("court_appeals_of", "organisation_id", "case_id", "id"),
        Index("court_appeals_of_proceeding", "organisation_id", "proceeding_id", "id"),
        Index("court_appeals_of_judgment", "organisation_id", "judgment_id"),
        Index("court_appeals_of_party", "organisation_id", "party_id"),
        Index("court_appeals_of_step", "organisation_id", "step_id"),
    )
    recorded_as: ClassVar[str] = "court_appeal"

    case_id: UUID
    proceeding_id: UUID
    #: Against which judgment, if it is known here.
    judgment_id: UUID | None = None
    party_id: UUID
    remedy: str
    status: str = "filed"
    filed_at: datetime = moment()
    #: The last instant in time that it was held against; none where no rule could be chosen.
    due_at: datetime | None = Field(default=None, sa_type=MOMENT)
    is_late: bool | None = None
    #: Somebody else has filed it: no correction of ours makes it vanish (CRT-16).
    is_filed_elsewhere: bool = False
    #: The step of the proceeding that it made, or on which it rests.
    step_id: UUID | None = None
    #: It made the step: it has opened the appeal case.
    has_moved: bool = False
