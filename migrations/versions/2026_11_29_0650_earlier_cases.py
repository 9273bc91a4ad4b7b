"""Which cases the receiver has already of who is awaited: what is released of her is seen with them."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0046_earlier_cases"
down_revision = "0045_arrivals"
branch_labels = None
depends_on = None

#: Held by this migration until it ends: nobody else sees the walls down.
_WALLED = ("earlier_cases", "arrivals", "cases", "referrals", "referral_links")
#: Of whom something may be released or read before she comes, and who came by another referral: of the same
#: case of the sender, or of another one of the same person.
_AWAITED = """
SELECT DISTINCT awaited.to_organisation_id, awaited.id, came.case_id
FROM referrals awaited
JOIN referral_links link ON (link.organisation_id, link.id) = (awaited.from_organisation_id, awaited.id)
JOIN cases this ON (this.organisation_id, this.id) = (link.organisation_id, link.case_id)
JOIN cases hers ON hers.organisation_id = this.organisation_id
    AND (hers.id = this.id OR hers.person_id = this.person_id)
JOIN referral_links other ON (other.organisation_id, other.case_id, other.to_organisation_id)
    = (hers.organisation_id, hers.id, awaited.to_organisation_id)
JOIN arrivals came ON (came.organisation_id, came.id) = (awaited.to_organisation_id, other.id)
WHERE awaited.arrived_on IS NULL AND link.is_open
"""
_FILL = f"INSERT INTO earlier_cases (organisation_id, id, case_id) {_AWAITED}"
_ALL = f"SELECT (SELECT count(*) FROM earlier_cases) = (SELECT count(*) FROM ({_AWAITED}) found)"  # noqa: S608 - its own text


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "earlier_cases",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id", "case_id"),
    )
    walls.append_only("earlier_cases")
    _fill()


def _fill() -> None:
    """Without the walls, so that a missing policy cannot hide a row."""
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(_FILL)
    is_whole = bool(op.get_bind().execute(sa.text(_ALL)).scalar_one())
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    if not is_whole:
        msg = "some who are awaited, and are here already, are in no row"
        raise RuntimeError(msg)


def downgrade() -> None:
    """Undo it."""
    op.drop_table("earlier_cases")
