"""What people allow and refuse: one record a purpose and recipient, and one of them counts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0006_consents"
down_revision = "0005_sealed_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "consents",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("recipient_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("field_groups", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("checks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("witness_member_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("interpreter_present", sa.Boolean(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("is_minor", sa.Boolean(), nullable=False),
        sa.Column("withheld_groups", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("withhold_reason", sa.String(), nullable=True),
        sa.Column("withheld", sa.LargeBinary(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=True),
        sa.Column("end_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status IN ('superseded', 'withdrawn')) = (ended_at IS NOT NULL)", name="consents_ended"
        ),
        sa.CheckConstraint(
            "CASE status WHEN 'refused' THEN NOT given WHEN 'superseded' THEN true ELSE given END",
            name="consents_given",
        ),
        sa.CheckConstraint(
            "status IN ('given', 'refused', 'superseded', 'withdrawn')", name="consents_status"
        ),
        sa.CheckConstraint("expires_at > given_at", name="consents_time"),
        sa.CheckConstraint("recipient_organisation_id <> organisation_id", name="consents_recipient"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "witness_member_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["recipient_organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "consents_by_recording",
        "consents",
        ["organisation_id", "person_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "consents_current",
        "consents",
        ["organisation_id", "person_id", "purpose", "recipient_organisation_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("status IN ('given', 'refused')"),
    )
    op.create_index(
        "consents_expiring",
        "consents",
        ["organisation_id", "expires_at"],
        unique=False,
        postgresql_where=sa.text("status = 'given' AND end_told_at IS NULL"),
    )
    walls.owned("consents")


def downgrade() -> None:
    """Undo it."""
    op.drop_table("consents")
