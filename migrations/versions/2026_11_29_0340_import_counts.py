"""What became of the rows of an import is counted as they are done, and not each time somebody asks."""

import sqlalchemy as sa
from alembic import op

revision = "0038_import_counts"
down_revision = "0037_peer_body_hashes"
branch_labels = None
depends_on = None

_OUTCOMES = ("stored", "valid", "unchanged", "refused")
_WALLED = ("import_work", "import_rows")
_FILL = """
UPDATE import_work SET rows_stored = of.stored, rows_valid = of.valid, rows_unchanged = of.unchanged,
    rows_refused = of.refused
FROM (
    SELECT organisation_id, import_id, count(*) FILTER (WHERE outcome = 'stored') AS stored,
        count(*) FILTER (WHERE outcome = 'valid') AS valid,
        count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE outcome = 'refused') AS refused
    FROM import_rows GROUP BY organisation_id, import_id
) of
WHERE import_work.organisation_id = of.organisation_id AND import_work.import_id = of.import_id
"""
_COUNTED = (
    "SELECT coalesce(sum(rows_stored + rows_valid + rows_unchanged + rows_refused), 0) FROM import_work"
)


def upgrade() -> None:
    """Make it so."""
    for outcome in _OUTCOMES:
        op.add_column(
            "import_work", sa.Column(f"rows_{outcome}", sa.Integer(), nullable=False, server_default="0")
        )
    # Without the walls, so that a missing policy cannot hide a row. Nobody else sees them down: that holds
    # both tables until this transaction ends.
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(_FILL)
    counted, there = (_number(query) for query in (_COUNTED, "SELECT count(*) FROM import_rows"))
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    if counted != there:
        msg = f"{counted} of {there} rows of imports were counted"
        raise RuntimeError(msg)


def _number(query: str) -> int:
    return int(op.get_bind().execute(sa.text(query)).scalar_one())


def downgrade() -> None:
    """Undo it."""
    for outcome in _OUTCOMES:
        op.drop_column("import_work", f"rows_{outcome}")
