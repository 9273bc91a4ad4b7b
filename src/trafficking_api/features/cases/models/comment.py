"""What a caseworker writes about a case: sealed, never rewritten."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class CaseComment(Owned, table=True):
    """A note in its author's own words, no transcript (SIG-19). The database refuses any change of it.

    It is sealed under the key of the person it is sealed for; without one, under the centre's own key.
    """

    __tablename__ = "case_comments"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "author_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        Index("case_comments_of", "organisation_id", "case_id", "created_at", "id"),
        Index("case_comments_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "case_comment"

    case_id: UUID
    author_id: UUID
    text: bytes = Field(sa_type=SealedDocument("case_comments.text"))
    sealed_for: UUID | None = None
