"""Where and when somebody was recruited, moved or exploited; all but the country and the day is sealed."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field

from trafficking_api.features.cases.models.determination import RECORD_STATUSES
from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class TraffickingEvent(Owned, table=True):
    """A dated place. `details` is a JSON document, sealed under the key of the person it is sealed for.

    Without such a person it is sealed under the centre's own key.
    """

    __tablename__ = "trafficking_events"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint(RECORD_STATUSES, name="trafficking_events_status"),
        Index("trafficking_events_of", "organisation_id", "case_id", "created_at", "id"),
        Index("trafficking_events_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "trafficking_event"

    case_id: UUID
    status: str = "recorded"
    type: str
    happened_on: date | None = None
    country: str | None = None
    details: bytes | None = Field(default=None, sa_type=SealedDocument("trafficking_events.details"))
    sealed_for: UUID | None = None
