"""What each organisation tells of itself, and how often each has asked who takes a person."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, Unrecorded


class DirectoryField(Owned, table=True):
    """One field of an organisation's entry, and who may read it (XCH-10).

    A row of its own, so that the database itself hides it: a policy hides rows, not columns.
    """

    __tablename__ = "directory_fields"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("grade IN ('public', 'partner', 'pair', 'none')", name="directory_fields_grade"),
        CheckConstraint(
            "granularity IN ('boolean', 'banded', 'not_told')", name="directory_fields_granularity"
        ),
        CheckConstraint("name <> 'Services' OR value IS NULL", name="directory_fields_services"),
        Index("directory_fields_one", "organisation_id", "name", unique=True),
        Index("directory_fields_by_creation", "organisation_id", "created_at", "id"),
    )
    recorded_as: ClassVar[str] = "directory_field"

    name: str
    grade: str
    #: To whom a `pair` field is told, as long as an agreement with them is in force.
    open_to: list[UUID] = Field(default_factory=list, sa_type=ARRAY(Uuid))
    value: bytes | None = Field(default=None, sa_type=Sealed("directory_fields.value"))
    #: Whom the organisation takes, by which service: codes, so that they can be compared.
    offers: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB)
    granularity: str


class DiscoveryBudget(Unrecorded, table=True):
    """How often an organisation has asked on its last day of asking (XCH-6)."""

    __tablename__ = "discovery_budgets"
    __table_args__ = (ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),)

    organisation_id: UUID = Field(primary_key=True)
    day: date
    asked: int
