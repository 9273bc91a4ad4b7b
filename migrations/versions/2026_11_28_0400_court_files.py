"""Court files, their proceedings with each step, who takes part in them, and that she made statements."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0017_court_files"
down_revision = "0016_loans"
branch_labels = None
depends_on = None

_OWNED = ("court_files", "proceedings", "proceeding_parties", "court_statements")
_ANSWERS = ("lawyer_present", "interpreter_present", "copy_received")

# Not when the transaction began, which may have waited for the proceeding: `known_at` reads by it (CRT-17).
_RECORDED = """
CREATE FUNCTION app.step_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.recorded_at := app.now() + (clock_timestamp() - now());
    RETURN NEW;
END $$
"""


def _owned(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )


def _named(column: str, table: str, **options: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"], **options
    )


def _sealed() -> tuple[Any, ...]:
    return (
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        _named("sealed_for", "people"),
    )


def _index(table: str, name: str, *columns: str, unique: bool = False) -> None:
    op.create_index(f"{table}_{name}", table, ["organisation_id", *columns], unique=unique)


def upgrade() -> None:
    """Make it so."""
    _files()
    _proceedings()
    _steps()
    _parties()
    _statements()
    _fence()


def _files() -> None:
    _owned(
        "court_files",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("legal_aid", sa.String(), nullable=False),
        *_sealed(),
        sa.CheckConstraint("legal_aid IN ('yes', 'no', 'unknown')", name="court_files_legal_aid"),
        _named("case_id", "cases"),
    )
    _index("court_files", "one", "case_id", unique=True)
    _index("court_files", "by_creation", "created_at", "id")
    _index("court_files", "for", "sealed_for")


def _proceedings() -> None:
    _owned(
        "proceedings",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("court_file_id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("template_from", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("lead_authority", sa.String(), nullable=True),
        sa.Column("prosecution_sought_trafficking", sa.String(), nullable=False),
        *_sealed(),
        sa.CheckConstraint(
            "prosecution_sought_trafficking IN ('yes', 'no', 'unknown')", name="proceedings_sought"
        ),
        _named("case_id", "cases"),
        _named("court_file_id", "court_files"),
    )
    _index("proceedings", "by_creation", "created_at", "id")
    _index("proceedings", "of", "case_id", "id")
    _index("proceedings", "of_file", "court_file_id", "id")
    _index("proceedings", "for", "sealed_for")


def _steps() -> None:
    op.create_table(
        "proceeding_steps",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("command", sa.String(), nullable=True),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("from_stage", sa.String(), nullable=False),
        sa.Column("to_stage", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("place >= 1", name="proceeding_steps_place"),
        sa.CheckConstraint(
            "num_nonnulls(corrects_id, reason) IN (0, 2) AND (command IS NULL) = (corrects_id IS NOT NULL)",
            name="proceeding_steps_kind",
        ),
        sa.CheckConstraint("occurred_at IS NOT NULL OR command IS NULL", name="proceeding_steps_time"),
        _named("case_id", "cases"),
        _named("proceeding_id", "proceedings"),
        _named("corrects_id", "proceeding_steps", deferrable=True, initially="DEFERRED"),
        _named("member_id", "members"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    _index("proceeding_steps", "in_order", "proceeding_id", "place", unique=True)
    _index("proceeding_steps", "of", "case_id", "id")
    _index("proceeding_steps", "corrected", "corrects_id")


def _parties() -> None:
    _owned(
        "proceeding_parties",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("is_her", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        *_sealed(),
        sa.CheckConstraint("standing IN ('Active', 'Left')", name="proceeding_parties_standing"),
        _named("case_id", "cases"),
        _named("proceeding_id", "proceedings"),
    )
    _index("proceeding_parties", "of", "proceeding_id", "created_at", "id")
    _index("proceeding_parties", "of_case", "case_id", "id")
    _index("proceeding_parties", "for", "sealed_for")


def _statements() -> None:
    _owned(
        "court_statements",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("authority", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in _ANSWERS),
        *(
            sa.CheckConstraint(f"{name} IN ('yes', 'no', 'unknown')", name=f"court_statements_{name}")
            for name in _ANSWERS
        ),
        _named("case_id", "cases"),
        _named("proceeding_id", "proceedings"),
    )
    _index("court_statements", "of", "proceeding_id", "created_at", "id")
    _index("court_statements", "of_case", "case_id", "id")


def _fence() -> None:
    for table in _OWNED:
        walls.owned(table, deletable=True)
    walls.append_only("proceeding_steps", deletable=True)
    walls.keep("court_files", "case_id", "created_at", name="fixed")
    # By which stages it goes is settled when it is opened.
    walls.keep(
        "proceedings",
        *("case_id", "court_file_id", "country", "procedure", "template_from", "zone", "opened_at"),
        "created_at",
        name="fixed",
    )
    for table in ("proceeding_parties", "court_statements"):
        walls.keep(table, "case_id", "proceeding_id", "created_at", name="fixed")
    op.execute(_RECORDED)
    op.execute("REVOKE EXECUTE ON FUNCTION app.step_recorded() FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION app.step_recorded() TO {walls.RUNTIME}")
    op.execute(
        "CREATE TRIGGER step_recorded BEFORE INSERT ON proceeding_steps "
        "FOR EACH ROW EXECUTE FUNCTION app.step_recorded()"
    )


def downgrade() -> None:
    """Undo it."""
    for table in ("court_statements", "proceeding_parties", "proceeding_steps", "proceedings", "court_files"):
        op.drop_table(table)
    op.execute("DROP FUNCTION app.step_recorded()")
