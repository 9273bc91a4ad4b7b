"""The support of one person by one centre, in coded facts only: no name, no free text."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text

from trafficking_api.kit.tables import Kept, codes

_STATUSES = "'intake', 'active', 'suspended', 'follow_up', 'closed'"


class Case(Kept, table=True):
    """A case: coded facts only. Who the person is stands apart from it, and may be unknown."""

    __tablename__ = "cases"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "person_id"], ["people.organisation_id", "people.id"], name="cases_person"
        ),
        ForeignKeyConstraint(
            ["organisation_id", "merged_into_id"],
            ["cases.organisation_id", "cases.id"],
            name="cases_merged_into",
        ),
        CheckConstraint(f"status IN ({_STATUSES})", name="cases_status"),
        CheckConstraint("merged_into_id IS NULL OR status = 'closed'", name="cases_merged_closed"),
        CheckConstraint("merged_into_id <> id", name="cases_merged_two"),
        CheckConstraint("sensitivity IN ('Protected', 'Sealed')", name="cases_sensitivity"),
        CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name="cases_closed_on"),
        CheckConstraint("minor IN ('yes', 'no', 'unknown')", name="cases_minor"),
        Index("cases_by_change", "organisation_id", "updated_at", "id"),
        Index("cases_by_opening", "organisation_id", "opened_on"),
        Index("cases_of_person", "organisation_id", "person_id"),
        Index(
            "cases_one_open",
            "organisation_id",
            "person_id",
            unique=True,
            postgresql_where=text("status <> 'closed' AND person_id IS NOT NULL"),
        ),
        Index("cases_by_retention", "organisation_id", "retain_until"),
        Index(
            "cases_of_survivor",
            "organisation_id",
            "merged_into_id",
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
    )
    recorded_as: ClassVar[str] = "case"

    status: str = "intake"
    opened_on: date
    closed_on: date | None = None
    closure_reason: str | None = None
    reopen_reason: str | None = None
    suspension_reason: str | None = None
    follow_up_reason: str | None = None
    person_id: UUID | None = None
    sensitivity: str = "Protected"
    #: The case that goes on for both, when two turned out to be of one person (PLAN-15).
    merged_into_id: UUID | None = None
    #: One centre owns the support of a person; a transfer moves it when she arrives (REF-12).
    is_owner: bool = True
    #: Where a case came from that arrived by a referral (its own id here, so no key leads abroad).
    from_organisation_id: UUID | None = None
    from_referral_id: UUID | None = None
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

    def is_gone_for(self, party: UUID) -> bool:
        """A sealed case is found by who works on it, and by no program that acts for nobody."""
        return super().is_gone_for(party) or self.sensitivity == "Sealed"
