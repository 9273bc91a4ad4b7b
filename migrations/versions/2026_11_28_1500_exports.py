"""Exports: who asked for which files, and the files, sealed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0029_exports"
down_revision = "0028_imports"
branch_labels = None
depends_on = None

_STATES = "'under_way', 'completed', 'failed', 'cancelled', 'discarded', 'expired'"
_ASKED = (
    *("types", "since", "filters", "reason", "client_id", "epoch", "on_behalf_of", "member_id", "role"),
    *("permissions", "created_at"),
)


def upgrade() -> None:
    """Do it."""
    _exports()
    _files()


def _exports() -> None:
    of = ["organisation_id"]
    op.create_table(
        "exports",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("types", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("filters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("on_behalf_of", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("permissions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("passphrase", sa.LargeBinary(), nullable=True),
        sa.Column("types_done", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.CheckConstraint(f"status IN ({_STATES})", name="exports_status"),
        sa.CheckConstraint("(status = 'under_way') = (ended_at IS NULL)", name="exports_ended"),
        sa.CheckConstraint("(status = 'failed') = (failure IS NOT NULL)", name="exports_failure"),
        sa.CheckConstraint("status = 'under_way' OR passphrase IS NULL", name="exports_passphrase"),
        sa.ForeignKeyConstraint([*of, "client_id"], ["clients.organisation_id", "clients.id"]),
        sa.ForeignKeyConstraint([*of, "member_id"], ["members.organisation_id", "members.id"]),
        sa.ForeignKeyConstraint([*of, "on_behalf_of"], ["members.organisation_id", "members.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("exports_by_creation", "exports", [*of, "created_at", "id"])
    op.create_index("exports_of_client", "exports", [*of, "client_id"])
    op.create_index("exports_of_member", "exports", [*of, "member_id"])
    op.create_index("exports_on_behalf", "exports", [*of, "on_behalf_of"])
    there = sa.text("status IN ('under_way', 'completed')")
    op.create_index("exports_there", "exports", [*of, "id"], postgresql_where=there)
    walls.owned("exports")
    walls.keep("exports", *_ASKED, name="fixed")


def _files() -> None:
    op.create_table(
        "export_files",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("export_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("rows >= 0 AND size >= 0", name="export_files_size"),
        sa.ForeignKeyConstraint(["organisation_id", "export_id"], ["exports.organisation_id", "exports.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("export_files_of", "export_files", ["organisation_id", "export_id", "id"])
    walls.append_only("export_files", deletable=True)


def downgrade() -> None:
    """Undo it."""
    op.drop_table("export_files")
    op.drop_table("exports")
