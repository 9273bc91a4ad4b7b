"""Servers that are told of events, how far each has been told, and what is to be sent to them."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0030_webhooks"
down_revision = "0029_exports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    _endpoints()
    op.create_table(
        "feed_cursors",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "reader"),
    )
    walls.owned("feed_cursors")
    _deliveries()


def _endpoints() -> None:
    op.create_table(
        "webhook_endpoints",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url", sa.LargeBinary(), nullable=False),
        sa.Column("kinds", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("disabled_reason", sa.String(), nullable=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("previous_secret", sa.LargeBinary(), nullable=True),
        sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('active', 'disabled')", name="webhook_endpoints_status"),
        sa.CheckConstraint(
            "(status = 'disabled') = (disabled_reason IS NOT NULL)", name="webhook_endpoints_off"
        ),
        sa.CheckConstraint("disabled_reason IN ('asked', 'gone')", name="webhook_endpoints_reason"),
        sa.CheckConstraint(
            "num_nonnulls(previous_secret, previous_until) IN (0, 2)", name="webhook_endpoints_rotation"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "webhook_endpoints_by_creation", "webhook_endpoints", ["organisation_id", "created_at", "id"]
    )
    walls.owned("webhook_endpoints")


def _deliveries() -> None:
    op.create_table(
        "webhook_deliveries",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("endpoint_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("object_version", sa.Integer(), nullable=False),
        sa.Column("is_tombstone", sa.Boolean(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("first_at", "last_at", "next_at")
        ),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_failure", sa.String(), nullable=True),
        sa.Column("last_ms", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('pending', 'delivered', 'dead')", name="webhook_deliveries_status"),
        sa.CheckConstraint("(status = 'pending') = (next_at IS NOT NULL)", name="webhook_deliveries_next"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "endpoint_id"], ["webhook_endpoints.organisation_id", "webhook_endpoints.id"]
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    _indexes()
    walls.owned("webhook_deliveries", deletable=True)
    walls.keep("webhook_deliveries", *_FIXED, name="fixed")


#: What was put into the queue; only what became of it changes.
_FIXED = (
    *("endpoint_id", "position", "event_id", "type", "object_kind", "object_id", "object_version"),
    *("is_tombstone", "occurred_at", "recorded_at", "created_at"),
)
_ENDPOINT = ("organisation_id", "endpoint_id")


def _indexes() -> None:
    table, pending = "webhook_deliveries", sa.text("status = 'pending'")
    op.create_index(
        "webhook_deliveries_once",
        table,
        [*_ENDPOINT, "position"],
        unique=True,
        postgresql_where=sa.text("position > 0"),
    )
    op.create_index("webhook_deliveries_by_creation", table, ["organisation_id", "created_at", "id"])
    op.create_index("webhook_deliveries_of", table, [*_ENDPOINT, "created_at", "id"])
    op.create_index("webhook_deliveries_due", table, [*_ENDPOINT, "next_at"], postgresql_where=pending)
    op.create_index(
        "webhook_deliveries_order",
        table,
        [*_ENDPOINT, "object_kind", "object_id", "position"],
        postgresql_where=pending,
    )


def downgrade() -> None:
    """Undo it."""
    for table in ("webhook_deliveries", "feed_cursors", "webhook_endpoints"):
        op.drop_table(table)
