"""Hearings and their chains, who of the staff goes there, and what they were told."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0021_hearings"
down_revision = "0020_compensation"
branch_labels = None
depends_on = None

_STATUS = "'scheduled', 'held', 'postponed', 'cancelled', 'no_show', 'entered_in_error'"
#: Somebody relies on it: the hearing is over, or its time has come, or somebody was told (CRT-8).
_RELIED_ON = (
    "OLD.starts_at IS NOT NULL AND "
    "(OLD.status <> 'scheduled' OR OLD.notified_at IS NOT NULL OR OLD.starts_at <= app.now())"
)


def _named(column: str, table: str, **options: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"], **options
    )


def _at(name: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _id(name: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _table(name: str, *columns: Any) -> None:
    key = (_id("organisation_id"), _id("id"), _at("created_at"), _id("case_id"))
    whole = sa.PrimaryKeyConstraint("organisation_id", "id")
    op.create_table(name, *key, *columns, _named("case_id", "cases"), whole)


def _index(table: str, name: str, *columns: str, where: str | None = None, unique: bool = False) -> None:
    op.create_index(
        f"{table}_{name}",
        table,
        ["organisation_id", *columns],
        unique=unique,
        postgresql_where=None if where is None else sa.text(where),
    )


def upgrade() -> None:
    """Make it so."""
    _hearings()
    _staff()
    _told()
    _fence()


def _hearings() -> None:
    later: dict[str, Any] = {"deferrable": True, "initially": "DEFERRED"}
    _table(
        "hearings",
        sa.Column("version", sa.Integer(), nullable=False),
        _at("updated_at"),
        _id("proceeding_id", nullable=True),
        _id("chain_id"),
        _id("predecessor_id", nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        *(_at("starts_at", nullable=True), _at("ends_at", nullable=True)),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("measures", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("interpreter_language", sa.String(), nullable=True),
        sa.Column("interpreter_booked", sa.Boolean(), nullable=False),
        _at("notified_at", nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        _id("sealed_for", nullable=True),
        sa.CheckConstraint(f"status IN ({_STATUS})", name="hearings_status"),
        sa.CheckConstraint("(predecessor_id IS NULL) = (chain_id = id)", name="hearings_start"),
        sa.CheckConstraint("(status = 'cancelled') = (cancel_reason IS NOT NULL)", name="hearings_cancelled"),
        sa.CheckConstraint("ends_at > starts_at", name="hearings_time"),
        sa.CheckConstraint("ends_at IS NULL OR starts_at IS NOT NULL", name="hearings_end"),
        sa.CheckConstraint(
            "NOT interpreter_booked OR interpreter_language IS NOT NULL", name="hearings_spoken"
        ),
        *(_named("proceeding_id", "proceedings"), _named("sealed_for", "people")),
        _named("chain_id", "hearings", **later),
        sa.ForeignKeyConstraint(
            ["organisation_id", "chain_id", "predecessor_id"],
            ["hearings.organisation_id", "hearings.chain_id", "hearings.id"],
            **later,
        ),
        sa.UniqueConstraint("organisation_id", "chain_id", "id", name="hearings_in_chain"),
    )
    _index("hearings", "one_open", "chain_id", where="status = 'scheduled'", unique=True)
    _index("hearings", "linear", "predecessor_id", where="predecessor_id IS NOT NULL", unique=True)
    _index("hearings", "coming", "starts_at", "id", where="status = 'scheduled'")
    _index("hearings", "by_creation", "created_at", "id")
    _index("hearings", "by_time", "starts_at", "id")
    _index("hearings", "for", "sealed_for")
    _index("hearings", "of", "case_id", "id")
    _index("hearings", "of_proceeding", "proceeding_id", "id")


def _staff() -> None:
    _table(
        "hearing_staff",
        sa.Column("version", sa.Integer(), nullable=False),
        _at("updated_at"),
        *(_id("chain_id"), _id("member_id")),
        *(_at("added_at"), _at("removed_at", nullable=True)),
        sa.CheckConstraint("removed_at >= added_at", name="hearing_staff_time"),
        *(_named("chain_id", "hearings"), _named("member_id", "members")),
    )
    _index("hearing_staff", "once", "chain_id", "member_id", where="removed_at IS NULL", unique=True)
    _index("hearing_staff", "of", "chain_id", "id")
    _index("hearing_staff", "in", "case_id", "id")
    _index("hearing_staff", "by_member", "member_id", "id")


def _told() -> None:
    _table(
        "hearing_invitations",
        *(_id("hearing_id"), _id("staff_id")),
        *(_named("hearing_id", "hearings"), _named("staff_id", "hearing_staff")),
        sa.UniqueConstraint("organisation_id", "hearing_id", "staff_id", name="hearing_invitations_once"),
    )
    _index("hearing_invitations", "in", "case_id", "id")
    _index("hearing_invitations", "to", "staff_id")
    _table(
        "hearing_reminders",
        *(_id("hearing_id"), _at("starts_at")),
        sa.Column("days_before", sa.Integer(), nullable=False),
        _id("member_id"),
        *(_named("hearing_id", "hearings"), _named("member_id", "members")),
        sa.UniqueConstraint(
            *("organisation_id", "hearing_id", "starts_at", "days_before", "member_id"),
            name="hearing_reminders_once",
        ),
    )
    _index("hearing_reminders", "in", "case_id", "id")
    _index("hearing_reminders", "to", "member_id")


def _fence() -> None:
    for table in ("hearings", "hearing_staff"):
        walls.owned(table, deletable=True)
    for table in ("hearing_invitations", "hearing_reminders"):
        walls.append_only(table, deletable=True)
    walls.keep("hearings", "case_id", "chain_id", "predecessor_id", "created_at", name="fixed")
    # A date on which somebody relies is not moved: the hearing is postponed, and has a successor.
    walls.keep("hearings", "starts_at", "ends_at", "zone", condition=_RELIED_ON, name="date")
    walls.keep("hearings", "notified_at", condition="OLD.notified_at IS NOT NULL", name="notified")
    walls.keep("hearing_staff", "case_id", "chain_id", "member_id", "added_at", "created_at", name="fixed")
    walls.keep("hearing_staff", "removed_at", condition="OLD.removed_at IS NOT NULL", name="removed")


def downgrade() -> None:
    """Undo it."""
    for table in ("hearing_reminders", "hearing_invitations", "hearing_staff", "hearings"):
        op.drop_table(table)
