"""The goals of the plan that a case is worked by, and what is to be done for each."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, moment


class Goal(Owned, table=True):
    """A goal, from the first approval on: it is the same one in every later version that still has it."""

    __tablename__ = "goals"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "case_plan_id"], ["case_plans.organisation_id", "case_plans.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(
            "status IN ('proposed', 'accepted', 'active', 'on_hold', 'achieved', 'partly_achieved', "
            "'not_achieved', 'cancelled')",
            name="goals_status",
        ),
        CheckConstraint(
            "(status IN ('proposed', 'accepted', 'active', 'on_hold')) = (ended_at IS NULL)",
            name="goals_ended",
        ),
        Index("goals_of_plan", "organisation_id", "case_plan_id", "id"),
        Index("goals_of", "organisation_id", "case_id", "id"),
        Index("goals_by_creation", "organisation_id", "created_at", "id"),
        Index("goals_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "goal"

    case_id: UUID
    #: The version of the plan that has it now.
    case_plan_id: UUID
    status: str = "proposed"
    domain: str
    planned_end_on: date | None = None
    ended_at: datetime | None = moment(default=None)
    #: Its title, and what shows how far it has come.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("goals.details"))
    sealed_for: UUID | None = None


class PlanAction(Owned, table=True):
    """Something that is to be done for a goal: by whom, until when, and who pays."""

    __tablename__ = "plan_actions"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "goal_id"], ["goals.organisation_id", "goals.id"]),
        ForeignKeyConstraint(["organisation_id", "worker_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["provider_id"], ["organisations.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "funded_project_id"],
            ["funded_projects.organisation_id", "funded_projects.id"],
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(
            "status IN ('planned', 'in_progress', 'done', 'skipped')", name="plan_actions_status"
        ),
        CheckConstraint(
            "(status IN ('planned', 'in_progress')) = (ended_at IS NULL)", name="plan_actions_ended"
        ),
        CheckConstraint("(status = 'skipped') = (skip_reason IS NOT NULL)", name="plan_actions_skipped"),
        Index("plan_actions_of", "organisation_id", "case_id", "id"),
        Index("plan_actions_of_goal", "organisation_id", "goal_id", "id"),
        Index("plan_actions_by_creation", "organisation_id", "created_at", "id"),
        Index("plan_actions_for", "organisation_id", "sealed_for"),
        Index(
            "plan_actions_due",
            "organisation_id",
            "due_on",
            "id",
            postgresql_where=text("status IN ('planned', 'in_progress')"),
        ),
    )
    recorded_as: ClassVar[str] = "plan_action"

    case_id: UUID
    goal_id: UUID
    status: str = "planned"
    service_type: str
    worker_id: UUID | None = None
    provider_id: UUID | None = None
    funded_project_id: UUID | None = None
    due_on: date | None = None
    cost: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    skip_reason: str | None = None
    ended_at: datetime | None = moment(default=None)
    details: bytes | None = Field(default=None, sa_type=SealedDocument("plan_actions.details"))
    sealed_for: UUID | None = None
