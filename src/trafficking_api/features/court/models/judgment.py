"""What a court has decided: when, with what outcome, and how many were sentenced to what; never who."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, codes

_LATER = ("served_on", "notified_on", "became_final_on")


class Judgment(Owned, table=True):
    """A decision of a court. Sentences are numbers; there is no column for whoever was sentenced."""

    __tablename__ = "judgments"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        *(CheckConstraint(f"{name} >= pronounced_on", name=f"judgments_{name}") for name in _LATER),
        CheckConstraint("jsonb_typeof(sentences) = 'object'", name="judgments_sentences"),
        Index("judgments_by_day", "organisation_id", "pronounced_on", "id"),
        Index("judgments_of", "organisation_id", "case_id", "id"),
        Index("judgments_of_proceeding", "organisation_id", "proceeding_id", "id"),
        Index("judgments_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "judgment"

    case_id: UUID
    proceeding_id: UUID
    level: str
    outcome: str
    pronounced_on: date
    served_on: date | None = None
    notified_on: date | None = None
    #: No ordinary remedy is left against it.
    became_final_on: date | None = None
    #: Whom it was passed on was not there.
    by_default: bool = False
    offences: list[str] = codes()
    #: How many were convicted, acquitted, and sentenced to what.
    sentences: dict[str, Any] = Field(default_factory=dict, sa_type=JSONB)
    #: What else there is to say.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("judgments.details"))
    sealed_for: UUID | None = None
