"""The audit trail is found by its id, by who did it, by what was done, and by what was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0042_trail_found"
down_revision = "0041_import_records"
branch_labels = None
depends_on = None

_INDEXES = {
    "by_id": ["id"],
    "of_client": ["client_id", "recorded_at", "id"],
    "of_member": ["member_id", "recorded_at", "id"],
    "of_operation": ["operation", "recorded_at", "id"],
}


def upgrade() -> None:
    """Make it so."""
    for name, columns in _INDEXES.items():
        op.create_index(f"audit_events_{name}", "audit_events", ["organisation_id", *columns])
    op.create_index(
        "audit_events_refused",
        "audit_events",
        ["organisation_id", "recorded_at", "id"],
        postgresql_where=sa.text("outcome = 'refused'"),
    )


def downgrade() -> None:
    """Undo it."""
    for name in ("refused", *_INDEXES):
        op.drop_index(f"audit_events_{name}", "audit_events")
