"""What a person allowed or refused: a record for each purpose and recipient, and none is ever changed."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned, codes, moment


class Consent(Owned, table=True):
    """The word of a person on one purpose, towards one recipient if the purpose has one."""

    __tablename__ = "consents"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["recipient_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "witness_member_id"], ["members.organisation_id", "members.id"]
        ),
        CheckConstraint("status IN ('given', 'refused', 'superseded', 'withdrawn')", name="consents_status"),
        CheckConstraint(
            "CASE status WHEN 'refused' THEN NOT given WHEN 'superseded' THEN true ELSE given END",
            name="consents_given",
        ),
        CheckConstraint(
            "(status IN ('superseded', 'withdrawn')) = (ended_at IS NOT NULL)", name="consents_ended"
        ),
        CheckConstraint("expires_at > given_at", name="consents_time"),
        CheckConstraint("recipient_organisation_id <> organisation_id", name="consents_recipient"),
        Index(
            "consents_current",
            "organisation_id",
            "person_id",
            "purpose",
            "recipient_organisation_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("status IN ('given', 'refused')"),
        ),
        Index("consents_by_recording", "organisation_id", "person_id", "created_at", "id"),
        Index(
            "consents_expiring",
            "organisation_id",
            "expires_at",
            postgresql_where=text("status = 'given' AND end_told_at IS NULL"),
        ),
    )
    recorded_as: ClassVar[str] = "consent"

    person_id: UUID
    purpose: str
    recipient_organisation_id: UUID | None = None
    status: str
    given: bool
    field_groups: list[str] = codes()
    #: The seven checks, each with what was answered.
    checks: dict[str, bool] = Field(sa_type=JSONB)
    form: str
    witness_member_id: UUID | None = None
    language: str | None = None
    interpreter_present: bool | None = None
    given_by: str
    is_minor: bool = False
    withheld_groups: list[str] = codes()
    withhold_reason: str | None = None
    #: What she wants kept back, in words: sealed under her own key, and gone with it.
    withheld: bytes | None = Field(default=None, sa_type=SealedDocument("consents.withheld"))
    given_at: datetime = moment()
    expires_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
    withdrawal_reason: str | None = None
    #: When it was told on that it is over, so that it is told once.
    end_told_at: datetime | None = moment(default=None)
