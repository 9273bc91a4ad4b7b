"""Signalements move on to other centres."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0005_retention"
down_revision = "0004_people"
branch_labels = None
depends_on = None

_BEFORE = "'submitted', 'open', 'awaiting_reporter', 'assessed', 'converted', 'closed'"
_STATUSES = "'submitted', 'open', 'awaiting_reporter', 'assessed', 'converted', 'redirected', 'closed'"
_REDIRECTED = ("redirected_to_organisation_id", "redirected_from_organisation_id")


def upgrade() -> None:
    """Make it so."""
    for column in _REDIRECTED:
        op.add_column("signalements", sa.Column(column, sa.Uuid(), nullable=True))
        op.create_foreign_key(
            op.f(f"signalements_{column}_fkey"), "signalements", "organisations", [column], ["id"]
        )
    op.drop_constraint("signalement_handlings_status", "signalement_handlings")
    op.create_check_constraint(
        "signalement_handlings_status", "signalement_handlings", f"status IN ({_STATUSES})"
    )
    op.create_table(
        "signalement_redirections",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("became_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "became_id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "signalement_redirections_to", "signalement_redirections", ["organisation_id", "became_id"]
    )
    walls.owned("signalement_redirections")
    walls.keep("signalements", "redirected_from_organisation_id", name="came_by")


def downgrade() -> None:
    """Undo it."""
    op.execute("DROP TRIGGER signalements_came_by ON signalements")
    op.drop_table("signalement_redirections")
    op.drop_constraint("signalement_handlings_status", "signalement_handlings")
    # What moved on was assessed before; there is no other word for it in the older tables.
    op.execute("UPDATE signalement_handlings SET status = 'closed' WHERE status = 'redirected'")
    op.execute("UPDATE signalements SET reporter_state = 'closed' WHERE reporter_state = 'redirected'")
    op.create_check_constraint(
        "signalement_handlings_status", "signalement_handlings", f"status IN ({_BEFORE})"
    )
    for column in _REDIRECTED:
        op.drop_column("signalements", column)
