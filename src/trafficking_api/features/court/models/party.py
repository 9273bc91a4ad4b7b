"""Who takes part in a proceeding: a role, and as few words as will do."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class ProceedingParty(Owned, table=True):
    """A party to a proceeding. Who it is does not matter, but for whether it is she herself."""

    __tablename__ = "proceeding_parties"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("standing IN ('Active', 'Left')", name="proceeding_parties_standing"),
        Index("proceeding_parties_of", "organisation_id", "proceeding_id", "created_at", "id"),
        Index("proceeding_parties_of_case", "organisation_id", "case_id", "id"),
        Index("proceeding_parties_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "proceeding_party"

    case_id: UUID
    proceeding_id: UUID
    role: str
    is_her: bool = False
    standing: str = "Active"
    #: By what this party is told from the others.
    details: bytes | None = Field(default=None, sa_type=SealedDocument("proceeding_parties.details"))
    sealed_for: UUID | None = None
