"""A case whose time is over takes its cards with it, also where they were sent to."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0044_cards_forgotten"
down_revision = "0043_loan_editors"
branch_labels = None
depends_on = None

_CARD, _ENVELOPE = "referrals_card", ("kind", "respond_by_on", "sent_on")
_WALLED = ("referrals", "referral_links", "cases")
_OVER = """
FROM referral_links l JOIN cases c ON c.organisation_id = l.organisation_id AND c.id = l.case_id
WHERE l.organisation_id = referrals.from_organisation_id AND l.id = referrals.id AND c.purged_on IS NOT NULL
    AND referrals.card IS NOT NULL
    AND referrals.status NOT IN ('sent', 'accepted', 'released', 'in_progress', 'on_hold')
"""
_FORGET = "UPDATE referrals SET card = NULL, refinements = '{}', asked_field = NULL" + _OVER  # noqa: S608 - its own text
_LEFT = f"SELECT count(*) FROM referrals WHERE EXISTS (SELECT 1 {_OVER})"  # noqa: S608 - its own text
_EMPTY = "UPDATE referrals SET card = '{}' WHERE card IS NULL AND sent_on IS NOT NULL"


def upgrade() -> None:
    """Make it so."""
    op.drop_constraint(_CARD, "referrals")
    op.create_check_constraint(
        _CARD,
        "referrals",
        "card IS NOT NULL OR status NOT IN ('sent', 'accepted', 'released', 'in_progress', 'on_hold')",
    )
    op.execute("DROP TRIGGER referrals_frozen ON referrals")
    walls.keep("referrals", *_ENVELOPE, condition="OLD.sent_on IS NOT NULL", name="frozen")
    walls.keep(
        "referrals", "card", condition="OLD.sent_on IS NOT NULL AND NEW.card IS NOT NULL", name="until_purged"
    )
    _without_walls(_FORGET)


def _without_walls(statement: str) -> None:
    """So that a missing policy cannot hide a row. Nobody else sees them down before this transaction ends."""
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(statement)
    left = int(op.get_bind().execute(sa.text(_LEFT)).scalar_one())
    for table in _WALLED:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    if statement == _FORGET and left:
        msg = f"{left} cards of cases whose time is over are still there"
        raise RuntimeError(msg)


def downgrade() -> None:
    """Undo it."""
    for name in ("until_purged", "frozen"):
        op.execute(f"DROP TRIGGER referrals_{name} ON referrals")
    op.drop_constraint(_CARD, "referrals")
    # What was forgotten cannot come back: the older tables want a card, and get an empty one.
    _without_walls(_EMPTY)
    op.create_check_constraint(
        _CARD, "referrals", "card IS NOT NULL OR status IN ('draft', 'withdrawn', 'entered_in_error')"
    )
    walls.keep("referrals", "card", *_ENVELOPE, condition="OLD.card IS NOT NULL", name="frozen")
