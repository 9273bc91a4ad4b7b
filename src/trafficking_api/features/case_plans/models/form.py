"""How a centre plans and asks: its templates, its questionnaires, and the projects that pay."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.tables import Owned, codes


def _edited(table: str) -> tuple[Any, ...]:
    """The keys of a form of which a new edition takes the place of the one before (PLAN-13)."""
    return (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("status IN ('in_use', 'retired')", name=f"{table}_status"),
        Index(f"{table}_edition", "organisation_id", "code", "edition", unique=True),
        Index(
            f"{table}_in_use",
            "organisation_id",
            "code",
            unique=True,
            postgresql_where=text("status = 'in_use'"),
        ),
        Index(f"{table}_by_creation", "organisation_id", "created_at", "id"),
    )


class Questionnaire(Owned, table=True):
    """One edition of a questionnaire. Its questions never change: a score can be checked for ever."""

    __tablename__ = "questionnaires"
    __table_args__ = _edited("questionnaires")
    recorded_as: ClassVar[str] = "questionnaire"

    status: str = "in_use"
    code: str
    edition: int
    title: str
    questions: list[dict[str, Any]] = Field(sa_type=JSONB)


class PlanTemplate(Owned, table=True):
    """One edition of a template: what a new plan begins with. A later edition changes no plan (PLAN-13)."""

    __tablename__ = "plan_templates"
    __table_args__ = _edited("plan_templates")
    recorded_as: ClassVar[str] = "plan_template"

    status: str = "in_use"
    code: str
    edition: int
    title: str
    goals: list[dict[str, Any]] = Field(sa_type=JSONB)
    follow_up: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    requirements: list[str] = codes()


class FundedProject(Owned, table=True):
    """Somebody pays for something of some people, for a time."""

    __tablename__ = "funded_projects"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("status IN ('open', 'ended')", name="funded_projects_status"),
        CheckConstraint("until_on >= from_on", name="funded_projects_time"),
        Index("funded_projects_code", "organisation_id", "code", unique=True),
        Index("funded_projects_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "funded_project"

    status: str = "open"
    code: str
    name: str
    funder: str
    kind: str
    from_on: date
    until_on: date | None = None
