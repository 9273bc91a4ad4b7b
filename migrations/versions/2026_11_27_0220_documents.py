"""Files about people and cases: what they are, and apart from it what is in them."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0007_documents"
down_revision = "0006_consents"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "documents",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("key_person_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('kept', 'voided')", name="documents_status"),
        sa.CheckConstraint("(erased_at IS NULL) = (name IS NOT NULL)", name="documents_erased"),
        sa.CheckConstraint("num_nonnulls(person_id, case_id) = 1", name="documents_of_one"),
        sa.CheckConstraint("size BETWEEN 1 AND 20971520", name="documents_size"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "key_person_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "documents_by_creation", "documents", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index("documents_of_case", "documents", ["organisation_id", "case_id"], unique=False)
    op.create_index("documents_of_person", "documents", ["organisation_id", "person_id"], unique=False)
    op.create_table(
        "document_contents",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "document_id"],
            ["documents.organisation_id", "documents.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "document_id"),
    )
    op.create_table(
        "document_keys",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "document_id"],
            ["documents.organisation_id", "documents.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "document_id"),
    )
    # Sealed bytes do not compress: they are stored as they are.
    op.execute("ALTER TABLE document_contents ALTER COLUMN sealed SET STORAGE EXTERNAL")
    walls.owned("documents")
    walls.owned("document_contents", deletable=True)
    walls.owned("document_keys", deletable=True)


def downgrade() -> None:
    """Undo it."""
    for table in ("document_keys", "document_contents", "documents"):
        op.drop_table(table)
