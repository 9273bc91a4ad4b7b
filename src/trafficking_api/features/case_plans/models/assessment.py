"""What was found out about somebody's situation: all of it sealed, but of what kind it was, and the day."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, codes


class Assessment(Owned, table=True):
    """One look at her situation. `findings` has factors, answers, scores and notes, under her key."""

    __tablename__ = "assessments"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "assessor_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "questionnaire_id"], ["questionnaires.organisation_id", "questionnaires.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("status IN ('recorded', 'entered_in_error')", name="assessments_status"),
        Index("assessments_of", "organisation_id", "case_id", "assessed_on", "id"),
        Index("assessments_by_creation", "organisation_id", "created_at", "id"),
        Index("assessments_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "assessment"

    case_id: UUID
    status: str = "recorded"
    kind: str
    assessed_on: date
    assessor_id: UUID
    questionnaire_id: UUID | None = None
    #: Which parts of her life were looked at; what was found there is sealed.
    domains: list[str] = codes()
    findings: bytes | None = Field(default=None, sa_type=SealedDocument("assessments.findings"))
    sealed_for: UUID | None = None
