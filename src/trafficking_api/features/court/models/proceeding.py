"""A proceeding, through the stages of its country."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, moment


class Proceeding(Owned, table=True):
    """One procedure before a court or an authority. Its stage follows from its steps, and from nothing else.

    `template_from` says which row of the law's data it goes by; a later row does not move it.
    """

    __tablename__ = "proceedings"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "court_file_id"], ["court_files.organisation_id", "court_files.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(
            "prosecution_sought_trafficking IN ('yes', 'no', 'unknown')", name="proceedings_sought"
        ),
        Index("proceedings_by_creation", "organisation_id", "created_at", "id"),
        Index("proceedings_of", "organisation_id", "case_id", "id"),
        Index("proceedings_of_file", "organisation_id", "court_file_id", "id"),
        Index("proceedings_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "proceeding"

    case_id: UUID
    court_file_id: UUID
    country: str
    procedure: str
    template_from: date
    #: Where the court is: whether an act is in time is told by its clock (CRT-2).
    zone: str
    #: Since when it exists: before that it stood nowhere (CRT-17).
    opened_at: datetime = moment()
    stage: str
    lead_authority: str | None = None
    prosecution_sought_trafficking: str = "unknown"
    #: Its number, the court, and what else there is to say.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("proceedings.details"))
    sealed_for: UUID | None = None
