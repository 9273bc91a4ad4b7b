"""The report of an import says of each row of HTCDS which record of the file it is of."""

import sqlalchemy as sa
from alembic import op

revision = "0041_import_records"
down_revision = "0040_answers_found"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so. Of rows from before it is not known, as some records are two rows and some three."""
    op.add_column("import_rows", sa.Column("record", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Undo it."""
    op.drop_column("import_rows", "record")
