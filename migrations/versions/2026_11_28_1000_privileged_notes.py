"""What passes between a person and her lawyer."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0023_privileged_notes"
down_revision = "0022_deadlines"
branch_labels = None
depends_on = None

_INDEXES = {
    "privileged_notes_by_author": ("author_id",),
    "privileged_notes_by_creation": ("created_at", "id"),
    "privileged_notes_for": ("sealed_for",),
    "privileged_notes_of": ("case_id", "id"),
    "privileged_notes_of_proceeding": ("proceeding_id",),
}


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "privileged_notes",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        sa.ForeignKeyConstraint(
            ["organisation_id", "proceeding_id"], ["proceedings.organisation_id", "proceedings.id"]
        ),
        sa.ForeignKeyConstraint(["organisation_id", "author_id"], ["members.organisation_id", "members.id"]),
        sa.ForeignKeyConstraint(["organisation_id", "sealed_for"], ["people.organisation_id", "people.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    for name, columns in _INDEXES.items():
        op.create_index(name, "privileged_notes", ["organisation_id", *columns], unique=False)
    walls.owned("privileged_notes", deletable=True)
    walls.keep("privileged_notes", "case_id", "created_at", name="fixed")
    walls.keep("privileged_notes", "author_id", "proceeding_id", name="whose")


def downgrade() -> None:
    """Undo it."""
    op.drop_table("privileged_notes")
