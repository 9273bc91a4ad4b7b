"""Bulk exports: who asked for what, how far it is, and the files that came of it, sealed."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, Unrecorded, codes, moment


class Export(Owned, table=True):
    """Files that are made of what somebody may read, with the rights of who asked for them."""

    __tablename__ = "exports"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "client_id"], ["clients.organisation_id", "clients.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "on_behalf_of"], ["members.organisation_id", "members.id"]),
        CheckConstraint(
            "status IN ('under_way', 'completed', 'failed', 'cancelled', 'discarded', 'expired')",
            name="exports_status",
        ),
        CheckConstraint("(status = 'under_way') = (ended_at IS NULL)", name="exports_ended"),
        CheckConstraint("(status = 'failed') = (failure IS NOT NULL)", name="exports_failure"),
        CheckConstraint("status = 'under_way' OR passphrase IS NULL", name="exports_passphrase"),
        Index("exports_by_creation", "organisation_id", "created_at", "id"),
        Index("exports_of_client", "organisation_id", "client_id"),
        Index("exports_of_member", "organisation_id", "member_id"),
        Index("exports_on_behalf", "organisation_id", "on_behalf_of"),
        Index(
            "exports_there",
            "organisation_id",
            "id",
            postgresql_where=text("status IN ('under_way', 'completed')"),
        ),
    )
    recorded_as: ClassVar[str] = "export"

    status: str = "under_way"
    types: list[str] = codes()
    since: datetime | None = moment(default=None)
    filters: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB)
    reason: str | None = None
    client_id: UUID
    epoch: int
    on_behalf_of: UUID | None = None
    member_id: UUID | None = None
    role: str
    permissions: list[str] = codes()
    #: What opens the file of people; kept until that is made.
    passphrase: bytes | None = Field(default=None, sa_type=Sealed("exports.passphrase"))
    #: How many of the types are done.
    types_done: int = 0
    #: Each time it begins anew, because somebody was to be forgotten meanwhile.
    attempt: int = 1
    as_of: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
    expires_at: datetime | None = moment(default=None)
    failure: str | None = None


class ExportFile(Unrecorded, table=True):
    """One file of an export, sealed until it is over."""

    __tablename__ = "export_files"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "export_id"], ["exports.organisation_id", "exports.id"]),
        CheckConstraint("rows >= 0 AND size >= 0", name="export_files_size"),
        Index("export_files_of", "organisation_id", "export_id", "id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    export_id: UUID
    type: str
    media_type: str
    rows: int
    size: int
    sha256: str
    content: bytes = Field(sa_type=Sealed("export_files.content"))
