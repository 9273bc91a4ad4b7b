"""The hash of each body in which a message was sent: the answer says which of them was done."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0037_peer_body_hashes"
down_revision = "0036_peer_budget"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    # Of what was sent before, only the last is known.
    texts = sa.ARRAY(sa.Text())
    op.add_column("peer_messages", sa.Column("body_hashes", texts, nullable=False, server_default="{}"))
    op.alter_column("peer_messages", "body_hashes", server_default=None)
    walls.keep("peer_messages", "body_hashes", condition="OLD.outcome IS NOT NULL", name="bodies")


def downgrade() -> None:
    """Undo it."""
    op.execute("DROP TRIGGER peer_messages_bodies ON peer_messages")
    op.drop_column("peer_messages", "body_hashes")
