"""That she made a statement, when, to whom and how; never what she said (SIG-19)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index

from trafficking_api.kit.tables import Owned

_ANSWERS = ("lawyer_present", "interpreter_present", "copy_received")


class CourtStatement(Owned, table=True):
    """A statement or a complaint of hers. There is no column for a word of it."""

    __tablename__ = "court_statements"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        *(
            CheckConstraint(f"{name} IN ('yes', 'no', 'unknown')", name=f"court_statements_{name}")
            for name in _ANSWERS
        ),
        Index("court_statements_of", "organisation_id", "proceeding_id", "created_at", "id"),
        Index("court_statements_of_case", "organisation_id", "case_id", "id"),
    )
    recorded_as: ClassVar[str] = "court_statement"

    case_id: UUID
    proceeding_id: UUID
    type: str
    made_on: date
    authority: str | None = None
    lawyer_present: str = "unknown"
    interpreter_present: str = "unknown"
    copy_received: str = "unknown"
