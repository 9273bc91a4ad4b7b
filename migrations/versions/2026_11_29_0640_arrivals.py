"""Which case the receiver has of who came by a referral: what she came by is seen with it."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0045_arrivals"
down_revision = "0044_cards_forgotten"
branch_labels = None
depends_on = None

#: Held by this migration until it ends: nobody else sees the walls down.
_WALLED = ("arrivals", "cases", "referrals", "referral_links")
_CAME = """
INSERT INTO arrivals (organisation_id, id, case_id)
SELECT organisation_id, from_referral_id, id FROM cases WHERE from_referral_id IS NOT NULL
"""
#: Who came by a later referral of the same case, to the copy that she had there by then: the last one that
#: was opened before. Days are those of two zones, so one more is looked at.
_CAME_AGAIN = """
INSERT INTO arrivals (organisation_id, id, case_id)
SELECT again.to_organisation_id, again.id, copy.id
FROM referrals again
JOIN referral_links hers ON (hers.organisation_id, hers.id) = (again.from_organisation_id, again.id)
CROSS JOIN LATERAL (
    SELECT c.id FROM referral_links earlier
    JOIN cases c ON (c.organisation_id, c.from_referral_id) = (again.to_organisation_id, earlier.id)
    WHERE (earlier.organisation_id, earlier.case_id, earlier.to_organisation_id)
        = (hers.organisation_id, hers.case_id, again.to_organisation_id)
    ORDER BY c.opened_on <= again.arrived_on + 1 DESC, c.created_at DESC LIMIT 1
) copy
WHERE again.arrived_on IS NOT NULL
AND NOT EXISTS (SELECT FROM arrivals WHERE (organisation_id, id) = (again.to_organisation_id, again.id))
"""
_MISSING = """
SELECT count(*) FROM cases WHERE from_referral_id IS NOT NULL
AND (organisation_id, from_referral_id) NOT IN (SELECT organisation_id, id FROM arrivals)
"""


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "arrivals",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    walls.append_only("arrivals")
    _fill()


def _fill() -> None:
    """Without the walls, so that a missing policy cannot hide a row."""
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(_CAME)
    op.execute(_CAME_AGAIN)
    missing = int(op.get_bind().execute(sa.text(_MISSING)).scalar_one())
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    if missing:
        msg = f"{missing} who came by a referral are in no row"
        raise RuntimeError(msg)


def downgrade() -> None:
    """Undo it."""
    op.drop_table("arrivals")
