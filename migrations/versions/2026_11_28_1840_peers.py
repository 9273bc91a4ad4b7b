"""Partners on other servers: a seat in the directory, and the keys of each pair."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0031_peers"
down_revision = "0030_webhooks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    op.add_column("organisations", sa.Column("home_url", sa.String(), nullable=True))
    op.create_check_constraint("organisations_home", "organisations", "home_url IS NULL OR kind = 'centre'")
    op.create_table(
        "peers",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("own_public_key", sa.String(), nullable=False),
        sa.Column("own_fingerprint", sa.String(), nullable=False),
        sa.Column("their_public_key", sa.String(), nullable=True),
        sa.Column("their_fingerprint", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("organisation_id <> partner_id", name="peers_two"),
        sa.CheckConstraint(
            "status IN ('awaiting_key', 'unconfirmed', 'active', 'stopped')", name="peers_status"
        ),
        sa.CheckConstraint("(status = 'awaiting_key') = (their_public_key IS NULL)", name="peers_key"),
        sa.CheckConstraint(
            "(status IN ('active', 'stopped')) = (confirmed_at IS NOT NULL)", name="peers_confirmed"
        ),
        sa.CheckConstraint("num_nonnulls(their_public_key, their_fingerprint) IN (0, 2)", name="peers_print"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.ForeignKeyConstraint(["partner_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("peers_of", "peers", ["organisation_id", "partner_id"], unique=True)
    walls.owned("peers")
    walls.keep("peers", "partner_id", "created_at", name="fixed")


def downgrade() -> None:
    """Undo it."""
    op.drop_table("peers")
    op.drop_constraint("organisations_home", "organisations")
    op.drop_column("organisations", "home_url")
