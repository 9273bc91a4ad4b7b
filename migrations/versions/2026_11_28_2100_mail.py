"""Of what members are told by mail, where it goes, and what became of each mail."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0034_mail"
down_revision = "0033_directory"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    op.add_column("members", sa.Column("email", sa.LargeBinary(), nullable=True))
    # Those who are there already begin as everybody does: in English, and with nothing turned on.
    for name, kind, at_first in (
        ("mail_language", sa.String(), "en"),
        ("mail_kinds", postgresql.ARRAY(sa.Text()), "{}"),
    ):
        op.add_column("members", sa.Column(name, kind, nullable=False, server_default=at_first))
        op.alter_column("members", name, server_default=None)
    op.add_column("members", sa.Column("mail_since", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint("members_mail_language", "members", "mail_language IN ('en', 'fr')")
    op.create_check_constraint(
        "members_mail",
        "members",
        "mail_kinds = '{}' AND mail_since IS NULL OR mail_kinds <> '{}' AND mail_since IS NOT NULL "
        "AND email IS NOT NULL AND status = 'active'",
    )
    _deliveries()


def _deliveries() -> None:
    op.create_table(
        "mail_deliveries",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("first_at", "last_at", "next_at")
        ),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_failure", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('pending', 'sent', 'dead', 'dropped')", name="mail_deliveries_status"),
        sa.CheckConstraint("(status = 'pending') = (next_at IS NOT NULL)", name="mail_deliveries_next"),
        sa.ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    _indexes()
    walls.owned("mail_deliveries", deletable=True)
    walls.keep("mail_deliveries", *_FIXED, name="fixed")


#: What was put into the queue; only what became of it changes.
_FIXED = (
    *("member_id", "kind", "position", "event_id", "object_kind", "object_id", "occurred_at"),
    "created_at",
)


def _indexes() -> None:
    table, mine = "mail_deliveries", "organisation_id"
    op.create_index("mail_deliveries_once", table, [mine, "event_id", "member_id"], unique=True)
    op.create_index("mail_deliveries_by_creation", table, [mine, "created_at", "id"])
    op.create_index("mail_deliveries_to", table, [mine, "member_id", "created_at", "id"])
    pending = sa.text("status = 'pending'")
    op.create_index("mail_deliveries_due", table, [mine, "next_at", "id"], postgresql_where=pending)


def downgrade() -> None:
    """Undo it."""
    op.drop_table("mail_deliveries")
    for name in ("members_mail", "members_mail_language"):
        op.drop_constraint(name, "members", type_="check")
    for name in ("mail_since", "mail_kinds", "mail_language", "email"):
        op.drop_column("members", name)
