"""All who changed what is asked for by a loan are kept from approving it, not only the last of them."""

import sqlalchemy as sa
from alembic import op

revision = "0043_loan_editors"
down_revision = "0042_trail_found"
branch_labels = None
depends_on = None

_TABLE, _CHECK = "guarantee_loans", "guarantee_loans_four_eyes"
_LAST = "approver_id NOT IN (requester_id, editor_id)"
_WALLED = (_TABLE, "events")
#: The journal names each who became the last editor. What is approved already stays as it was decided.
_FILL = """
UPDATE guarantee_loans SET earlier_editor_ids = of.editors
FROM (
    SELECT organisation_id, object_id, array_agg(DISTINCT member_id ORDER BY member_id) AS editors FROM events
    WHERE type = 'guarantee_loan.changed' AND 'editor_id' = ANY (fields) AND member_id IS NOT NULL
    GROUP BY organisation_id, object_id
) of
WHERE guarantee_loans.organisation_id = of.organisation_id AND guarantee_loans.id = of.object_id
    AND (approver_id IS NULL OR approver_id <> ALL (of.editors))
"""


def upgrade() -> None:
    """Make it so."""
    op.add_column(
        _TABLE, sa.Column("earlier_editor_ids", sa.ARRAY(sa.Uuid()), nullable=False, server_default="{}")
    )
    # Without the walls, so that a missing policy cannot hide a row. Nobody else sees them down: that holds
    # both tables until this transaction ends.
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(_FILL)
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.drop_constraint(_CHECK, _TABLE)
    op.create_check_constraint(_CHECK, _TABLE, f"{_LAST} AND approver_id <> ALL (earlier_editor_ids)")


def downgrade() -> None:
    """Undo it."""
    op.drop_constraint(_CHECK, _TABLE)
    op.create_check_constraint(_CHECK, _TABLE, _LAST)
    op.drop_column(_TABLE, "earlier_editor_ids")
