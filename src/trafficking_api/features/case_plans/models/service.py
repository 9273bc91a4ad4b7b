"""What was done for somebody: counted for the yearly report; what came of it is sealed."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Owned


class DeliveredService(Owned, table=True):
    """A service that was delivered on a day. Never rewritten: what was wrong is voided."""

    __tablename__ = "delivered_services"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "action_id"], ["plan_actions.organisation_id", "plan_actions.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "worker_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["provider_id"], ["organisations.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "funded_project_id"],
            ["funded_projects.organisation_id", "funded_projects.id"],
        ),
        ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        CheckConstraint("status IN ('recorded', 'entered_in_error')", name="delivered_services_status"),
        CheckConstraint(
            "(type = 'MedicalCheck') = (check_kind IS NOT NULL)", name="delivered_services_check_kind"
        ),
        CheckConstraint("sessions BETWEEN 1 AND 1000", name="delivered_services_sessions"),
        Index("delivered_services_of", "organisation_id", "case_id", "delivered_on", "id"),
        Index("delivered_services_by_day", "organisation_id", "delivered_on", "id"),
        Index("delivered_services_of_action", "organisation_id", "action_id"),
        Index("delivered_services_for", "organisation_id", "sealed_for"),
    )
    recorded_as: ClassVar[str] = "delivered_service"

    case_id: UUID
    status: str = "recorded"
    type: str
    #: Which medical check; its result is among the details.
    check_kind: str | None = None
    delivered_on: date
    sessions: int = 1
    minutes: int | None = None
    worker_id: UUID
    provider_id: UUID | None = None
    action_id: UUID | None = None
    funded_project_id: UUID | None = None
    cost: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    details: bytes | None = Field(default=None, sa_type=SealedDocument("delivered_services.details"))
    sealed_for: UUID | None = None
