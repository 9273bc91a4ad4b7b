"""Calendars that members subscribe to, and the door for their programs."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0024_calendar"
down_revision = "0023_privileged_notes"
branch_labels = None
depends_on = None

# The tenant first, then the feed and its member. A program has no client: its token says all there is to say,
# and whatever is wrong with it, or with the member, finds no row by the same way.
_ENTER = """
CREATE FUNCTION app.enter_feed(organisation uuid, print bytea)
RETURNS TABLE (feed_id uuid, member_id uuid, member_role text, token_hash bytea)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM set_config('app.organisation_id', organisation::text, true);
    RETURN QUERY
    SELECT f.id, m.id, m.role::text, f.token_hash
    FROM public.calendar_feeds f
    JOIN public.members m ON m.organisation_id = f.organisation_id AND m.id = f.member_id
    WHERE f.organisation_id = organisation AND f.token_hash = print
      AND f.revoked_at IS NULL AND m.status = 'active';
END $$
"""
_SIGNATURE = "app.enter_feed(uuid, bytea)"


def upgrade() -> None:
    """Make it so."""
    _feeds()
    _wishes()
    op.execute(_ENTER)
    op.execute(f"REVOKE EXECUTE ON FUNCTION {_SIGNATURE} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {_SIGNATURE} TO {walls.RUNTIME}")


def _feeds() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("num_nonnulls(revoked_at, revoked_by) IN (0, 2)", name="calendar_feeds_revoked"),
        sa.CheckConstraint("octet_length(token_hash) = 32", name="calendar_feeds_hash"),
        sa.ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        sa.ForeignKeyConstraint(["organisation_id", "revoked_by"], ["members.organisation_id", "members.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "calendar_feeds_by_token", "calendar_feeds", ["organisation_id", "token_hash"], unique=True
    )
    op.create_index(
        "calendar_feeds_of",
        "calendar_feeds",
        ["organisation_id", "member_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "calendar_feeds_revoker", "calendar_feeds", ["organisation_id", "revoked_by"], unique=False
    )
    walls.owned("calendar_feeds")
    walls.keep("calendar_feeds", "member_id", "token_hash", "created_at", name="fixed")
    # A revoked feed stays revoked.
    walls.keep(
        "calendar_feeds", "revoked_at", "revoked_by", condition="OLD.revoked_at IS NOT NULL", name="revoked"
    )


def _wishes() -> None:
    op.create_table(
        "calendar_wishes",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("shows_location", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("calendar_wishes_of", "calendar_wishes", ["organisation_id", "member_id"], unique=True)
    walls.owned("calendar_wishes")
    walls.keep("calendar_wishes", "member_id", name="fixed")


def downgrade() -> None:
    """Undo it."""
    op.execute(f"DROP FUNCTION {_SIGNATURE}")
    for table in ("calendar_wishes", "calendar_feeds"):
        op.drop_table(table)
