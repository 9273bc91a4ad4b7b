"""The support of one person by one centre, in coded facts only: no name, no free text."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, codes, moment

_STATUSES = "'intake', 'active', 'suspended', 'follow_up', 'closed'"


class Case(Owned, table=True):
    """A case: coded facts only. Who the person is stands apart from it, and may be unknown."""

    __tablename__ = "cases"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "person_id"], ["people.organisation_id", "people.id"], name="cases_person"
        ),
        CheckConstraint(f"status IN ({_STATUSES})", name="cases_status"),
        CheckConstraint("sensitivity IN ('Protected', 'Sealed')", name="cases_sensitivity"),
        CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name="cases_closed_on"),
        CheckConstraint("minor IN ('yes', 'no', 'unknown')", name="cases_minor"),
        Index("cases_by_change", "organisation_id", "updated_at", "id"),
        Index("cases_by_opening", "organisation_id", "opened_on"),
        Index("cases_of_person", "organisation_id", "person_id"),
        Index("cases_by_retention", "organisation_id", "retain_until"),
    )
    recorded_as: ClassVar[str] = "case"

    status: str = "intake"
    opened_on: date
    closed_on: date | None = None
    closure_reason: str | None = None
    reopen_reason: str | None = None
    person_id: UUID | None = None
    sensitivity: str = "Protected"
    #: One centre owns the support of a person; a transfer moves it when she arrives (REF-12).
    is_owner: bool = True
    #: Where a case came from that arrived by a referral (its own id here, so no key leads abroad).
    from_organisation_id: UUID | None = None
    from_referral_id: UUID | None = None
    retain_until: date | None = None
    on_legal_hold: bool = False
    # The card's source fields.
    gender: str | None = None
    minor: str | None = None
    origin_country: str | None = None
    exploitation_types: list[str] = codes()
    primary_need: str | None = None
    urgency: str | None = None
    household_size: int | None = None
    interpreter_needed: bool | None = None
    step_free_needed: bool | None = None
    # The trafficking profile (tiers P1 and P2 of the field reference).
    relationship_to_recruiter: list[str] = codes()
    age_when_trafficked: int | None = None
    trafficked_from: date | None = None
    trafficked_to: date | None = None
    recruitment_methods: list[str] = codes()
    recruitment_apps: list[str] = codes()
    control_methods: list[str] = codes()
    industries: list[str] = codes()
    sex_exploitation_types: list[str] = codes()
    exploitation_countries: list[str] = codes()
    exploitation_apps: list[str] = codes()
    aggravated_smuggling: bool | None = None
    palermo_acts: list[str] = codes()
    palermo_means: list[str] = codes()
    ilo_indicators: list[str] = codes()


class CaseWorker(Owned, table=True):
    """A member who works, or worked, on a case; who was removed stays in the history (PLAN-8)."""

    __tablename__ = "case_workers"
    __table_args__ = (
        # Deferred, so that a case and its worker can be written in one go.
        ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index(
            "case_workers_now",
            "organisation_id",
            "case_id",
            "member_id",
            unique=True,
            postgresql_where=text("until_at IS NULL"),
        ),
        Index("case_workers_of_member", "organisation_id", "member_id", "case_id"),
    )
    recorded_as: ClassVar[str] = "case_worker"

    case_id: UUID
    member_id: UUID
    since_at: datetime = moment()
    until_at: datetime | None = moment(default=None)


class CaseExclusion(Owned, table=True):
    """A member who is barred from a case: for it the case does not exist (PLAN-10)."""

    __tablename__ = "case_exclusions"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index(
            "case_exclusions_now",
            "organisation_id",
            "case_id",
            "member_id",
            unique=True,
            postgresql_where=text("lifted_at IS NULL"),
        ),
    )
    recorded_as: ClassVar[str] = "case_exclusion"

    case_id: UUID
    member_id: UUID
    reason: str
    lifted_at: datetime | None = moment(default=None)


class BreakGlass(Owned, table=True):
    """A member's look into a case that is not its own, three hours at most, never in secret (PLAN-9)."""

    __tablename__ = "break_glass"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index("break_glass_of", "organisation_id", "case_id", "member_id", "until_at"),
    )
    recorded_as: ClassVar[str] = "break_glass"

    case_id: UUID
    member_id: UUID
    reason: bytes = Field(sa_type=Sealed("break_glass.reason"))
    until_at: datetime = moment()
