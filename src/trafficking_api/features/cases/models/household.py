"""Cases of people who live or travel together."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text

from trafficking_api.kit.tables import Owned


class HouseholdCase(Owned, table=True):
    """Two cases of one household: one row for both directions, the smaller id first."""

    __tablename__ = "household_cases"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "one_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "other_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint("one_id < other_id", name="household_cases_two"),
        CheckConstraint("status IN ('linked', 'removed')", name="household_cases_status"),
        Index("household_cases_of_other", "organisation_id", "other_id"),
        Index("household_cases_of_one", "organisation_id", "one_id"),
        Index(
            "household_cases_now",
            "organisation_id",
            "one_id",
            "other_id",
            unique=True,
            postgresql_where=text("status = 'linked'"),
        ),
    )
    recorded_as: ClassVar[str] = "household_case"

    status: str = "linked"
    one_id: UUID
    other_id: UUID
