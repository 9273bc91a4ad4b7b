"""What hangs on a case: determinations, trafficking events, comments, and other cases of the household."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0008_cases"
down_revision = "0007_documents"
branch_labels = None
depends_on = None

_TABLES = ("case_determinations", "trafficking_events", "case_comments", "household_cases")
_RECORD_STATUSES = "status IN ('recorded', 'entered_in_error')"


def _owned(*columns: Any) -> list[Any]:
    """The columns of a table of one organisation, and its key."""
    return [
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    ]


def _to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"])


def upgrade() -> None:
    """Make it so."""
    op.add_column("cases", sa.Column("suspension_reason", sa.String(), nullable=True))
    op.add_column("cases", sa.Column("follow_up_reason", sa.String(), nullable=True))
    op.create_index(
        "cases_one_open",
        "cases",
        ["organisation_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("status <> 'closed' AND person_id IS NOT NULL"),
    )
    _determinations()
    _events()
    _comments()
    _household()


def _determinations() -> None:
    op.create_table(
        "case_determinations",
        *_owned(
            sa.Column("case_id", sa.Uuid(), nullable=False),
            sa.Column("status", sa.String(), nullable=False),
            sa.Column("trafficking_status", sa.String(), nullable=False),
            sa.Column("decision_body", sa.String(), nullable=False),
            sa.Column("decided_on", sa.Date(), nullable=False),
            sa.Column("basis", sa.String(), nullable=True),
            sa.CheckConstraint(_RECORD_STATUSES, name="case_determinations_status"),
            _to("cases", "case_id"),
        ),
    )
    op.create_index(
        "case_determinations_of", "case_determinations", ["organisation_id", "case_id", "decided_on", "id"]
    )
    walls.owned("case_determinations", deletable=True)
    walls.keep(
        "case_determinations",
        "case_id",
        "trafficking_status",
        "decision_body",
        "decided_on",
        "basis",
        "created_at",
        name="history",
    )


def _events() -> None:
    op.create_table(
        "trafficking_events",
        *_owned(
            sa.Column("case_id", sa.Uuid(), nullable=False),
            sa.Column("status", sa.String(), nullable=False),
            sa.Column("type", sa.String(), nullable=False),
            sa.Column("happened_on", sa.Date(), nullable=True),
            sa.Column("country", sa.String(), nullable=True),
            sa.Column("details", sa.LargeBinary(), nullable=True),
            sa.Column("sealed_for", sa.Uuid(), nullable=True),
            sa.CheckConstraint(_RECORD_STATUSES, name="trafficking_events_status"),
            _to("cases", "case_id"),
            _to("people", "sealed_for"),
        ),
    )
    op.create_index(
        "trafficking_events_of", "trafficking_events", ["organisation_id", "case_id", "created_at", "id"]
    )
    op.create_index("trafficking_events_for", "trafficking_events", ["organisation_id", "sealed_for"])
    walls.owned("trafficking_events", deletable=True)


def _comments() -> None:
    op.create_table(
        "case_comments",
        *_owned(
            sa.Column("case_id", sa.Uuid(), nullable=False),
            sa.Column("author_id", sa.Uuid(), nullable=False),
            sa.Column("text", sa.LargeBinary(), nullable=False),
            sa.Column("sealed_for", sa.Uuid(), nullable=True),
            _to("cases", "case_id"),
            _to("members", "author_id"),
            _to("people", "sealed_for"),
        ),
    )
    op.create_index("case_comments_of", "case_comments", ["organisation_id", "case_id", "created_at", "id"])
    op.create_index("case_comments_for", "case_comments", ["organisation_id", "sealed_for"])
    walls.append_only("case_comments", deletable=True)


def _household() -> None:
    op.create_table(
        "household_cases",
        *_owned(
            sa.Column("status", sa.String(), nullable=False),
            sa.Column("one_id", sa.Uuid(), nullable=False),
            sa.Column("other_id", sa.Uuid(), nullable=False),
            sa.CheckConstraint("one_id < other_id", name="household_cases_two"),
            sa.CheckConstraint("status IN ('linked', 'removed')", name="household_cases_status"),
            _to("cases", "one_id"),
            _to("cases", "other_id"),
        ),
    )
    op.create_index("household_cases_of_one", "household_cases", ["organisation_id", "one_id"])
    op.create_index("household_cases_of_other", "household_cases", ["organisation_id", "other_id"])
    op.create_index(
        "household_cases_now",
        "household_cases",
        ["organisation_id", "one_id", "other_id"],
        unique=True,
        postgresql_where=sa.text("status = 'linked'"),
    )
    walls.owned("household_cases", deletable=True)
    walls.keep("household_cases", "one_id", "other_id", name="pair")


def downgrade() -> None:
    """Undo it."""
    for table in reversed(_TABLES):
        op.drop_table(table)
    op.drop_index("cases_one_open", table_name="cases")
    op.drop_column("cases", "follow_up_reason")
    op.drop_column("cases", "suspension_reason")
