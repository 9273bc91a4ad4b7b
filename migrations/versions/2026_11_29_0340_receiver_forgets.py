"""A receiver that forgets a person forgets its half of the words about her; the sender keeps its own."""

from alembic import op

from migrations import walls

revision = "0039_receiver_forgets"
down_revision = "0038_import_counts"
branch_labels = None
depends_on = None

_TABLE, _CHECK = "referral_messages", "referral_messages_bodies"


def upgrade() -> None:
    """Make it so."""
    op.drop_constraint(_CHECK, _TABLE)
    op.create_check_constraint(_CHECK, _TABLE, "body_for_from IS NOT NULL OR body_for_to IS NULL")
    op.execute(f"DROP TRIGGER {_TABLE}_until_purged ON {_TABLE}")
    for half in ("body_for_from", "body_for_to"):
        walls.keep(_TABLE, half, condition=f"NEW.{half} IS NOT NULL", name=f"{half}_until_purged")


def downgrade() -> None:
    """Undo it."""
    for half in ("body_for_from", "body_for_to"):
        op.execute(f"DROP TRIGGER {_TABLE}_{half}_until_purged ON {_TABLE}")
    op.drop_constraint(_CHECK, _TABLE)
    # Who had only its own half left loses that too: what was forgotten cannot come back.
    # Without the walls, which stand before the owner too; nobody else sees them down.
    op.execute("ALTER TABLE referral_messages NO FORCE ROW LEVEL SECURITY")
    op.execute("UPDATE referral_messages SET body_for_from = NULL WHERE body_for_to IS NULL")
    op.execute("ALTER TABLE referral_messages FORCE ROW LEVEL SECURITY")
    op.create_check_constraint(_CHECK, _TABLE, "num_nulls(body_for_from, body_for_to) <> 1")
    walls.keep(
        _TABLE,
        *("body_for_from", "body_for_to"),
        condition="num_nulls(NEW.body_for_from, NEW.body_for_to) < 2",
        name="until_purged",
    )
