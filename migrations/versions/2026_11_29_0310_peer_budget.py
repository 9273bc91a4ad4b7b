"""How many messages of a pair came in the last minute is counted without reading all that ever came."""

from alembic import op

revision = "0036_peer_budget"
down_revision = "0035_failed_exports"
branch_labels = None
depends_on = None

_PAIR = ["from_organisation_id", "to_organisation_id"]


def upgrade() -> None:
    """Make it so."""
    op.create_index("peer_messages_at", "peer_messages", [*_PAIR, "first_at"])


def downgrade() -> None:
    """Undo it."""
    op.drop_index("peer_messages_at", "peer_messages")
