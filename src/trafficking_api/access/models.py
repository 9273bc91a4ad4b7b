"""The tables behind access: clients, keys, the journal of what happened, and remembered answers."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Identity,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, base
from sqlalchemy.types import UserDefinedType
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.tables import MOMENT, Owned, Unrecorded, codes, moment


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id: the horizon below which the journal can no longer change."""

    cache_ok = True

    def get_col_spec(self, **_options: Any) -> str:
        return "xid8"


base.ischema_names["xid8"] = Xid8


class Client(Owned, table=True):
    """A front end, liaison desk or script of one organisation. Its public id is `<organisation>.<id>`."""

    __tablename__ = "clients"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "member_id"], ["members.organisation_id", "members.id"], name="clients_member"
        ),
        Index("clients_of_member", "organisation_id", "member_id"),
    )
    recorded_as: ClassVar[str] = "client"

    name: str
    role: str
    member_id: UUID | None = None
    scopes: list[str] = codes()
    secret_hash: str
    auth_epoch: int = 1
    revoked_at: datetime | None = moment(default=None)


class OrganisationKey(SQLModel, table=True):
    """An organisation's data key, wrapped by the key service."""

    __tablename__ = "organisation_keys"
    __table_args__ = (ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),)

    organisation_id: UUID = Field(primary_key=True)
    key_version: int = Field(
        primary_key=True, sa_type=SmallInteger, sa_column_kwargs={"autoincrement": False}
    )
    wrapped: bytes = Field(sa_type=LargeBinary)


def _journal(**options: Any) -> Any:
    return Field(primary_key=True, sa_type=BigInteger, sa_column_args=[Identity(always=True)], **options)


def _xid() -> Any:
    return Field(
        default=None,
        sa_type=Xid8,
        nullable=False,
        sa_column_kwargs={"server_default": text("pg_current_xact_id()")},
    )


def _by_database() -> Any:
    return Field(
        default=None, sa_type=MOMENT, nullable=False, sa_column_kwargs={"server_default": text("app.now()")}
    )


class Event(SQLModel, table=True):
    """Something that happened to an organisation's thing. Only ever appended."""

    __tablename__ = "events"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        Index("events_of_object", "organisation_id", "object_kind", "object_id", "seq"),
        Index("events_by_xid", "organisation_id", "xid", "seq"),
    )

    organisation_id: UUID = Field(primary_key=True)
    seq: int | None = _journal(default=None)
    id: UUID
    type: str
    object_kind: str
    object_id: UUID
    object_version: int
    from_state: str | None
    to_state: str | None
    fields: list[str] = Field(sa_type=ARRAY(Text))
    client_id: UUID | None
    member_id: UUID | None = None
    role: str | None
    request_id: UUID
    occurred_at: datetime = moment()
    recorded_at: datetime = _by_database()
    xid: int | None = _xid()
    #: The organisation that has the thing together with this one.
    peer_id: UUID | None = None
    #: True when a program of this organisation finds the thing no longer, or finds it empty.
    is_tombstone: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class AuditEvent(SQLModel, table=True):
    """Who did, or tried to do, what. Field names, never values. Only ever appended."""

    __tablename__ = "audit_events"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("outcome IN ('done', 'refused')", name="audit_events_outcome"),
        Index("audit_events_by_time", "organisation_id", "recorded_at", "id"),
        Index("audit_events_by_id", "organisation_id", "id"),
        Index("audit_events_of_object", "organisation_id", "object_id"),
        *(
            Index(f"audit_events_of_{whose}", "organisation_id", column, "recorded_at", "id")
            for whose, column in (
                ("client", "client_id"),
                ("member", "member_id"),
                ("operation", "operation"),
            )
        ),
        Index(
            "audit_events_refused",
            "organisation_id",
            "recorded_at",
            "id",
            postgresql_where=text("outcome = 'refused'"),
        ),
    )

    organisation_id: UUID = Field(primary_key=True)
    seq: int | None = _journal(default=None)
    id: UUID
    operation: str
    outcome: str
    code: str | None
    object_kind: str | None
    object_id: UUID | None
    fields: list[str] = Field(sa_type=ARRAY(Text))
    client_id: UUID | None
    member_id: UUID | None = None
    role: str | None
    #: Why an identity was read, or why what was shared has ended: a code, never words.
    reason: str | None = None
    request_id: UUID
    recorded_at: datetime = _by_database()
    xid: int | None = _xid()


class Tombstone(Unrecorded, table=True):
    """What is left of what was purged or erased: that it was there, from when until when, and why."""

    __tablename__ = "tombstones"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        Index("tombstones_by_day", "organisation_id", "purged_on", "id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    created_on: date
    purged_on: date
    reason: str


class RetentionChange(Unrecorded, table=True):
    """That the day was changed until which something is kept, with both days (SIG-11). Only appended."""

    __tablename__ = "retention_changes"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        Index("retention_changes_of", "organisation_id", "object_kind", "object_id", "id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    object_kind: str
    object_id: UUID
    from_on: date | None
    until_on: date | None
    changed_at: datetime = moment()


class RetentionWarning(Unrecorded, table=True):
    """That a centre was told what will be purged on this day: once. Only ever appended."""

    __tablename__ = "retention_warnings"
    __table_args__ = (ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),)

    organisation_id: UUID = Field(primary_key=True)
    object_kind: str = Field(primary_key=True)
    object_id: UUID = Field(primary_key=True)
    until_on: date = Field(primary_key=True)


class RememberedAnswer(SQLModel, table=True):
    """The answer to a request with an Idempotency-Key, kept seven days for its twins."""

    __tablename__ = "remembered_answers"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "client_id"], ["clients.organisation_id", "clients.id"]),
        Index("remembered_answers_of_resource", "organisation_id", "resource_id"),
        Index("remembered_answers_by_time", "organisation_id", "created_at"),
    )

    organisation_id: UUID = Field(primary_key=True)
    client_id: UUID = Field(primary_key=True)
    key_hash: bytes = Field(primary_key=True, sa_type=LargeBinary)
    id: UUID
    fingerprint: bytes = Field(sa_type=LargeBinary)
    status: int | None = Field(default=None, sa_type=SmallInteger)
    location: str | None = None
    etag: str | None = None
    resource_id: UUID | None = None
    body: bytes | None = Field(default=None, sa_type=Sealed("remembered_answers.body"))
    created_at: datetime = _by_database()
