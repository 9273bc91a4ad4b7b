"""Imports: files that are taken in row by row, and what came in under which reference."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0028_imports"
down_revision = "0025_feed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Do it."""
    _imports()
    _work()
    _rows()
    _things()


def _imports() -> None:
    of = ["organisation_id"]
    op.create_table(
        "imports",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("validate_only", sa.Boolean(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("on_behalf_of", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("permissions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status IN ('under_way', 'completed', 'failed', 'cancelled')", name="imports_status"
        ),
        sa.CheckConstraint("(status = 'under_way') = (ended_at IS NULL)", name="imports_ended"),
        sa.CheckConstraint("(status = 'failed') = (failure IS NOT NULL)", name="imports_failure"),
        sa.CheckConstraint("rows_total BETWEEN 1 AND 50000", name="imports_rows_total"),
        sa.ForeignKeyConstraint([*of, "client_id"], ["clients.organisation_id", "clients.id"]),
        sa.ForeignKeyConstraint([*of, "member_id"], ["members.organisation_id", "members.id"]),
        sa.ForeignKeyConstraint([*of, "on_behalf_of"], ["members.organisation_id", "members.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("imports_by_creation", "imports", [*of, "created_at", "id"])
    op.create_index("imports_of_client", "imports", [*of, "client_id"])
    op.create_index("imports_of_member", "imports", [*of, "member_id"])
    op.create_index("imports_on_behalf", "imports", [*of, "on_behalf_of"])
    op.create_index(
        "imports_under_way", "imports", [*of, "id"], postgresql_where=sa.text("status = 'under_way'")
    )
    walls.owned("imports")
    asked = ("format", "validate_only", "rows_total", "client_id", "epoch", "on_behalf_of", "member_id")
    walls.keep("imports", *asked, "role", "permissions", "created_at", name="fixed")


def _of_import() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", "import_id"], ["imports.organisation_id", "imports.id"]
    )


def _work() -> None:
    op.create_table(
        "import_work",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        _of_import(),
        sa.PrimaryKeyConstraint("organisation_id", "import_id"),
    )
    walls.owned("import_work")


def _rows() -> None:
    op.create_table(
        "import_rows",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("errors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('stored', 'valid', 'unchanged', 'refused')", name="import_rows_outcome"
        ),
        sa.CheckConstraint("(outcome = 'refused') = (code IS NOT NULL)", name="import_rows_code"),
        _of_import(),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
        sa.UniqueConstraint("organisation_id", "import_id", "row", name="import_rows_once"),
    )
    walls.append_only("import_rows")


def _things() -> None:
    op.create_table(
        "imported_things",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("octet_length(token) = 32", name="imported_things_token"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
        sa.UniqueConstraint("organisation_id", "kind", "token", name="imported_things_once"),
    )
    op.create_index("imported_things_of", "imported_things", ["organisation_id", "kind", "object_id"])
    walls.owned("imported_things")
    walls.keep("imported_things", "kind", "token", "object_id", name="fixed")


def downgrade() -> None:
    """Undo it."""
    for table in ("imported_things", "import_rows", "import_work", "imports"):
        op.drop_table(table)
