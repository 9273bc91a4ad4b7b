"""Deadlines, and what was reminded of."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0022_deadlines"
down_revision = "0021_hearings"
branch_labels = None
depends_on = None

#: What a deadline is about; another one would be another deadline.
_ABOUT = (
    *("case_id", "created_at", "proceeding_id", "judgment_id", "appeal_id", "paper_id", "supersedes_id"),
    *("procedure", "country", "act", "party_role", "base_event", "zone"),
)
#: What is not rewritten once it is over.
_SAID = (
    *("status", "base_on", "base_at", "judgment_on", "due_at", "is_by_hand", "is_manual"),
    *("manual_reason", "rule_code"),
    *("diverges", "met_at", "is_late", "waive_reason", "assigned_member_id"),
)


def _named(column: str, table: str, **options: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"], **options
    )


def _later(column: str) -> sa.ForeignKeyConstraint:
    return _named(column, "deadlines", deferrable=True, initially="DEFERRED")


def _index(name: str, *columns: str, unique: bool = False, where: str | None = None) -> None:
    condition = None if where is None else sa.text(where)
    op.create_index(
        f"deadlines_{name}",
        "deadlines",
        ["organisation_id", *columns],
        unique=unique,
        postgresql_where=condition,
    )


def upgrade() -> None:
    """Make it so."""
    _deadlines()
    _indexes()
    _reminders()
    walls.owned("deadlines", deletable=True)
    walls.keep("deadlines", *_ABOUT, name="about")
    walls.keep("deadlines", *_SAID, condition="OLD.status <> 'open'", name="over")
    walls.append_only("deadline_reminders", deletable=True)


def _deadlines() -> None:
    op.create_table(
        "deadlines",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=True),
        sa.Column("judgment_id", sa.Uuid(), nullable=True),
        sa.Column("appeal_id", sa.Uuid(), nullable=True),
        sa.Column("paper_id", sa.Uuid(), nullable=True),
        sa.Column("after_deadline_id", sa.Uuid(), nullable=True),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("party_role", sa.String(), nullable=True),
        sa.Column("base_event", sa.String(), nullable=True),
        sa.Column("base_on", sa.Date(), nullable=True),
        sa.Column("base_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("judgment_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.Column("is_manual", sa.Boolean(), nullable=False),
        sa.Column("manual_reason", sa.String(), nullable=True),
        sa.Column("rule_code", sa.String(), nullable=True),
        sa.Column("diverges", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=True),
        sa.Column("waive_reason", sa.String(), nullable=True),
        sa.Column("assigned_member_id", sa.Uuid(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        *_checks(),
        _named("case_id", "cases"),
        _named("proceeding_id", "proceedings"),
        _named("judgment_id", "judgments"),
        _named("appeal_id", "court_appeals"),
        _named("paper_id", "residence_papers"),
        _named("assigned_member_id", "members"),
        _named("sealed_for", "people"),
        _later("after_deadline_id"),
        _later("supersedes_id"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )


def _checks() -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint("status IN ('open', 'met', 'waived', 'superseded')", name="deadlines_status"),
        sa.CheckConstraint("(status = 'met') = (met_at IS NOT NULL)", name="deadlines_met"),
        sa.CheckConstraint("(status = 'waived') = (waive_reason IS NOT NULL)", name="deadlines_waived"),
        sa.CheckConstraint("is_late IS NULL OR met_at IS NOT NULL", name="deadlines_late"),
        sa.CheckConstraint(
            "num_nonnulls(judgment_id, appeal_id, paper_id, after_deadline_id) <= 1", name="deadlines_base"
        ),
        sa.CheckConstraint("num_nonnulls(base_on, base_at) <= 1", name="deadlines_begins"),
        sa.CheckConstraint(
            "manual_reason IN ('no_rule', 'several_rules', 'date_unknown', 'set_by_hand')",
            name="deadlines_reason",
        ),
        sa.CheckConstraint("is_manual = (manual_reason IS NOT NULL)", name="deadlines_manual"),
        sa.CheckConstraint("is_manual OR NOT is_by_hand", name="deadlines_by_hand"),
        sa.CheckConstraint("is_manual OR num_nonnulls(rule_code, due_at) = 2", name="deadlines_by_rule"),
        sa.CheckConstraint("is_manual OR NOT diverges", name="deadlines_diverges"),
    ]


def _indexes() -> None:
    _index("linear", "supersedes_id", unique=True, where="supersedes_id IS NOT NULL")
    _index("by_creation", "created_at", "id")
    _index("of", "case_id", "id")
    _index("of_proceeding", "proceeding_id")
    _index("of_judgment", "judgment_id")
    _index("of_appeal", "appeal_id")
    _index("of_paper", "paper_id")
    _index("after", "after_deadline_id")
    _index("given_to", "assigned_member_id")
    _index("for", "sealed_for")
    _index("running", "due_at", "id", where="status = 'open'")


def _reminders() -> None:
    op.create_table(
        "deadline_reminders",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("deadline_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("days_before > 0", name="deadline_reminders_before"),
        _named("case_id", "cases"),
        _named("deadline_id", "deadlines"),
        _named("member_id", "members"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "deadline_reminders_once",
        "deadline_reminders",
        ["organisation_id", "deadline_id", "due_at", "days_before", "member_id"],
        unique=True,
    )
    op.create_index("deadline_reminders_of", "deadline_reminders", ["organisation_id", "case_id"])
    op.create_index("deadline_reminders_to", "deadline_reminders", ["organisation_id", "member_id"])


def downgrade() -> None:
    """Undo it."""
    op.drop_table("deadline_reminders")
    op.drop_table("deadlines")
