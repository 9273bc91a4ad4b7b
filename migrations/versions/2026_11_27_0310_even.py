"""The tables of an older deployment get what new ones have: plans that hold for every organisation."""

from alembic import op
from sqlalchemy import text

from migrations import walls

revision = "0011_even"
down_revision = "0010_retention"
branch_labels = None
depends_on = None

_ORGANISATIONS = """
    SELECT attrelid::regclass::text, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND attname IN ('organisation_id', 'from_organisation_id', 'to_organisation_id')
    ORDER BY 1, 2"""
_FORGET = "SELECT pg_clear_attribute_stats('public', :table, :column, false)"
#: Before it, nothing but a superuser can forget what was gathered; it does no harm to organisations it knows.
_CAN_FORGET = 180000


def upgrade() -> None:
    """Make it so."""
    connection = op.get_bind()
    can_forget = int(connection.scalar(text("SHOW server_version_num"))) >= _CAN_FORGET
    for table, column in connection.execute(text(_ORGANISATIONS)).all():
        walls.even(table, column)
        if can_forget:
            connection.execute(text(_FORGET), {"table": table, "column": column})


def downgrade() -> None:
    """Nothing: older code works as well with it."""
