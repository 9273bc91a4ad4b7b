"""Messages with other servers: how far each partner was told, and the log of what passed."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0032_peer_messages"
down_revision = "0031_peers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    _lines()
    _messages()


def _lines() -> None:
    op.create_table(
        "peer_lines",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("position >= 0 AND last_number >= 0 AND failures >= 0", name="peer_lines_counts"),
        sa.ForeignKeyConstraint(["organisation_id", "id"], ["peers.organisation_id", "peers.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    walls.owned("peer_lines")
    # A partner of before is told from the beginning.
    op.execute(
        "INSERT INTO peer_lines (organisation_id, id, position, last_number, failures) "
        "SELECT organisation_id, id, 0, 0, 0 FROM peers"
    )


def _messages() -> None:
    op.create_table(
        "peer_messages",
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("request_hashes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("answer_head", sa.String(), nullable=True),
        sa.Column("answer_signature", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("from_organisation_id <> to_organisation_id", name="peer_messages_two"),
        sa.CheckConstraint("outcome IN ('done', 'refused')", name="peer_messages_outcome"),
        sa.CheckConstraint(
            "num_nonnulls(outcome, answer_head, answer_signature, answered_at) IN (0, 4)",
            name="peer_messages_answer",
        ),
        sa.CheckConstraint("number > after AND after >= 0", name="peer_messages_number"),
        sa.ForeignKeyConstraint(["from_organisation_id"], ["organisations.id"]),
        sa.ForeignKeyConstraint(["to_organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    pair = ["from_organisation_id", "to_organisation_id"]
    for name, columns, unique in (
        ("of", [*pair, "number"], True),
        ("received", [*reversed(pair), "number"], False),
        ("of_receiver", ["to_organisation_id", "id"], False),
    ):
        op.create_index(f"peer_messages_{name}", "peer_messages", columns, unique=unique)
    walls.two_party("peer_messages")
    walls.changed_by_maker("peer_messages")
    walls.keep("peer_messages", "id", "number", "after", "kind", "object_id", name="fixed")
    # What was answered stays answered.
    walls.keep(
        "peer_messages",
        *("outcome", "code", "answer_head", "answer_signature", "answered_at", "request_hashes", "body_hash"),
        condition="OLD.outcome IS NOT NULL",
        name="answered",
    )


def downgrade() -> None:
    """Undo it."""
    for table in ("peer_messages", "peer_lines"):
        op.drop_table(table)
