"""What each organisation tells of itself, to whom, and how often each has asked who takes a person."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0033_directory"
down_revision = "0032_peer_messages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "directory_fields",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("open_to", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("offers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("granularity", sa.String(), nullable=False),
        sa.CheckConstraint("grade IN ('public', 'partner', 'pair', 'none')", name="directory_fields_grade"),
        sa.CheckConstraint(
            "granularity IN ('boolean', 'banded', 'not_told')", name="directory_fields_granularity"
        ),
        sa.CheckConstraint("name <> 'Services' OR value IS NULL", name="directory_fields_services"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("directory_fields_one", "directory_fields", ["organisation_id", "name"], unique=True)
    op.create_index(
        "directory_fields_by_creation", "directory_fields", ["organisation_id", "created_at", "id"]
    )
    walls.owned("directory_fields")
    walls.keep("directory_fields", "name", "created_at", name="fixed")
    walls.told("directory_fields")
    op.create_table(
        "discovery_budgets",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id"),
    )
    walls.owned("discovery_budgets")


def downgrade() -> None:
    """Undo it."""
    for table in ("discovery_budgets", "directory_fields"):
        op.drop_table(table)
