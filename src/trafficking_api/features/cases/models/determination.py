"""Who decided when whether a person is a victim: a dated history, in which nothing is rewritten."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index

from trafficking_api.kit.tables import Owned

RECORD_STATUSES = "status IN ('recorded', 'entered_in_error')"


class Determination(Owned, table=True):
    """One decision by one body on one day. The database refuses any change of it but its being voided."""

    __tablename__ = "case_determinations"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        CheckConstraint(RECORD_STATUSES, name="case_determinations_status"),
        Index("case_determinations_of", "organisation_id", "case_id", "decided_on", "id"),
    )
    recorded_as: ClassVar[str] = "case_determination"

    case_id: UUID
    status: str = "recorded"
    trafficking_status: str
    decision_body: str
    decided_on: date
    basis: str | None = None
