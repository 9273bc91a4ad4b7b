"""The files that failed exports left are destroyed: nobody could fetch them, and no erasure found them."""

import sqlalchemy as sa
from alembic import op

revision = "0035_failed_exports"
down_revision = "0034_mail"
branch_labels = None
depends_on = None

_WALLED = ("exports", "export_files")
_LEFT = """
FROM export_files WHERE NOT EXISTS (
    SELECT FROM exports WHERE exports.organisation_id = export_files.organisation_id
    AND exports.id = export_files.export_id AND exports.status IN ('under_way', 'completed')
)
"""


def upgrade() -> None:
    """Make it so."""
    there = _left()
    gone = op.get_bind().execute(sa.text(f"DELETE {_LEFT}")).rowcount
    if gone != there or _left():
        msg = f"{gone} of {there} files of failed exports were destroyed"
        raise RuntimeError(msg)


def _left() -> int:
    """How many there are, counted without the walls, so that a missing policy cannot hide one.

    Nobody else sees the walls down: that holds both tables until this transaction ends.
    """
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    found = op.get_bind().execute(sa.text(f"SELECT count(*) {_LEFT}")).scalar_one()
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    return int(found)


def downgrade() -> None:
    """Nothing to undo: what was destroyed stays so."""
