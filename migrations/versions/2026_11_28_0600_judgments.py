"""What courts have decided, and who went on against it."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0019_judgments"
down_revision = "0018_residence"
branch_labels = None
depends_on = None

_LATER = ("served_on", "notified_on", "became_final_on")


def upgrade() -> None:
    """Make it so."""
    _judgments()
    _appeals()
    for table in ("judgments", "court_appeals"):
        walls.owned(table, deletable=True)
        walls.keep(table, "case_id", "proceeding_id", "created_at", name="fixed")
    # Who did what, and that it was not ours to make vanish, is not rewritten.
    walls.keep("court_appeals", "party_id", "remedy", "is_filed_elsewhere", "step_id", name="act")


def _owned(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        *columns,
        _to("case_id", "cases"),
        _to("proceeding_id", "proceedings"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )


def _to(column: str, table: str, **options: Any) -> sa.ForeignKeyConstraint:
    """A column that names a row of the same organisation."""
    target = [f"{table}.organisation_id", f"{table}.id"]
    return sa.ForeignKeyConstraint(["organisation_id", column], target, **options)


def _index(name: str, table: str, *columns: str, **options: Any) -> None:
    op.create_index(name, table, ["organisation_id", *columns], **options)


def _judgments() -> None:
    _owned(
        "judgments",
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("pronounced_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=True) for name in _LATER),
        sa.Column("by_default", sa.Boolean(), nullable=False),
        sa.Column("offences", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("sentences", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        *(sa.CheckConstraint(f"{name} >= pronounced_on", name=f"judgments_{name}") for name in _LATER),
        sa.CheckConstraint("jsonb_typeof(sentences) = 'object'", name="judgments_sentences"),
        _to("sealed_for", "people"),
    )
    _index("judgments_by_day", "judgments", "pronounced_on", "id")
    _index("judgments_for", "judgments", "sealed_for")
    _index("judgments_of", "judgments", "case_id", "id")
    _index("judgments_of_proceeding", "judgments", "proceeding_id", "id")


def _appeals() -> None:
    _owned(
        "court_appeals",
        sa.Column("judgment_id", sa.Uuid(), nullable=True),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=True),
        sa.Column("is_filed_elsewhere", sa.Boolean(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=True),
        sa.Column("has_moved", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "status IN ('filed', 'received', 'completed', 'withdrawn')", name="court_appeals_status"
        ),
        sa.CheckConstraint("num_nonnulls(due_at, is_late) IN (0, 2)", name="court_appeals_late"),
        sa.CheckConstraint("is_late = (filed_at > due_at)", name="court_appeals_held"),
        sa.CheckConstraint("step_id IS NOT NULL OR NOT has_moved", name="court_appeals_moved"),
        _to("judgment_id", "judgments"),
        _to("party_id", "proceeding_parties"),
        _to("step_id", "proceeding_steps", deferrable=True, initially="DEFERRED"),
    )
    _index("court_appeals_by_creation", "court_appeals", "created_at", "id")
    _index("court_appeals_of", "court_appeals", "case_id", "id")
    _index("court_appeals_of_judgment", "court_appeals", "judgment_id")
    _index("court_appeals_of_party", "court_appeals", "party_id")
    _index("court_appeals_of_proceeding", "court_appeals", "proceeding_id", "id")
    _index("court_appeals_of_step", "court_appeals", "step_id")
    _index(
        "court_appeals_one_open",
        "court_appeals",
        "proceeding_id",
        "party_id",
        unique=True,
        postgresql_where=sa.text("status IN ('filed', 'received')"),
    )


def downgrade() -> None:
    """Undo it."""
    for table in ("court_appeals", "judgments"):
        op.drop_table(table)
