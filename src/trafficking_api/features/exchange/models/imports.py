"""Imports: who asked for them, how far they are, what became of each row, and what came in before."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field
from uuid_utils.compat import uuid7

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import Owned, Unrecorded, codes, moment


class Import(Owned, table=True):
    """A file that is taken in row by row, with the rights of who asked for it."""

    __tablename__ = "imports"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "client_id"], ["clients.organisation_id", "clients.id"]),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "on_behalf_of"], ["members.organisation_id", "members.id"]),
        CheckConstraint("status IN ('under_way', 'completed', 'failed', 'cancelled')", name="imports_status"),
        CheckConstraint("(status = 'under_way') = (ended_at IS NULL)", name="imports_ended"),
        CheckConstraint("(status = 'failed') = (failure IS NOT NULL)", name="imports_failure"),
        CheckConstraint("rows_total BETWEEN 1 AND 50000", name="imports_rows_total"),
        Index("imports_by_creation", "organisation_id", "created_at", "id"),
        Index("imports_of_client", "organisation_id", "client_id"),
        Index("imports_of_member", "organisation_id", "member_id"),
        Index("imports_on_behalf", "organisation_id", "on_behalf_of"),
        Index("imports_under_way", "organisation_id", "id", postgresql_where=text("status = 'under_way'")),
    )
    recorded_as: ClassVar[str] = "import"

    status: str = "under_way"
    format: str
    validate_only: bool = False
    rows_total: int
    client_id: UUID
    epoch: int
    on_behalf_of: UUID | None = None
    member_id: UUID | None = None
    role: str
    permissions: list[str] = codes()
    ended_at: datetime | None = moment(default=None)
    failure: str | None = None


class ImportWork(Unrecorded, table=True):
    """The file of an import, sealed until it is taken in, how far that is, and what became of its rows."""

    __tablename__ = "import_work"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "import_id"], ["imports.organisation_id", "imports.id"]),
    )

    organisation_id: UUID = Field(primary_key=True)
    import_id: UUID = Field(primary_key=True)
    position: int = 0
    rows_stored: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    rows_valid: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    rows_unchanged: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    rows_refused: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    content: bytes | None = Field(default=None, sa_type=Sealed("import_work.content"))


class ImportRow(Unrecorded, table=True):
    """What became of one row: never what stood in it."""

    __tablename__ = "import_rows"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "import_id"], ["imports.organisation_id", "imports.id"]),
        CheckConstraint("outcome IN ('stored', 'valid', 'unchanged', 'refused')", name="import_rows_outcome"),
        CheckConstraint("(outcome = 'refused') = (code IS NOT NULL)", name="import_rows_code"),
        UniqueConstraint("organisation_id", "import_id", "row", name="import_rows_once"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    import_id: UUID
    row: int
    #: Of HTCDS: which record of the file; null in a report from before this was said.
    record: int | None = None
    type: str | None = None
    outcome: str
    object_id: UUID | None = None
    code: str | None = None
    errors: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSONB)


class ImportedThing(Unrecorded, table=True):
    """What came in under a reference of the sender's, of which only a keyed fingerprint is kept."""

    __tablename__ = "imported_things"
    __table_args__ = (
        Index("imported_things_of", "organisation_id", "kind", "object_id"),
        CheckConstraint("octet_length(token) = 32", name="imported_things_token"),
        UniqueConstraint("organisation_id", "kind", "token", name="imported_things_once"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    kind: str
    token: bytes = Field(sa_type=LargeBinary)
    object_id: UUID
    #: A keyed fingerprint of what stood in the row; gone with what came in, when that is destroyed.
    content: bytes | None = Field(default=None, sa_type=LargeBinary)
