"""People are sealed under a number that rises with each sealing; a pair of a household stands once."""

import sqlalchemy as sa
from alembic import op

revision = "0005_sealed_people"
down_revision = "0004_people"
branch_labels = None
depends_on = None

_TURNED = """
UPDATE household_links SET person_id = other_id, other_id = person_id, relation = CASE relation
    WHEN 'Parent' THEN 'Child' WHEN 'Child' THEN 'Parent'
    WHEN 'Grandparent' THEN 'Grandchild' WHEN 'Grandchild' THEN 'Grandparent'
    ELSE relation END
WHERE person_id > other_id
"""


def upgrade() -> None:
    """Make it so."""
    op.add_column("people", sa.Column("sealed_version", sa.Integer(), nullable=False, server_default="1"))
    # The default was for the people who were there; from now on each sealing says it.
    op.alter_column("people", "sealed_version", server_default=None)
    op.drop_constraint("household_links_two", "household_links")
    op.execute(_TURNED)
    op.create_check_constraint("household_links_ordered", "household_links", "person_id < other_id")


def downgrade() -> None:
    """Undo it."""
    op.drop_constraint("household_links_ordered", "household_links")
    op.create_check_constraint("household_links_two", "household_links", "person_id <> other_id")
    op.drop_column("people", "sealed_version")
