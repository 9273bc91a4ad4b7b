"""The feed: what happened, numbered; and in the journal, with whom, and whether anything is left of it."""

# ruff: noqa: S608 - the names in these statements are those of this file

import importlib

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0025_feed"
down_revision = "0024_calendar"
branch_labels = None
depends_on = None

# As before, with the partner, and whether the thing is gone for this party.
_CONCLUDE = """
CREATE OR REPLACE FUNCTION app.conclude(journal jsonb, answer jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    home uuid := app.organisation();
    party jsonb;
BEGIN
    FOR party IN SELECT jsonb_array_elements(journal) LOOP
        PERFORM set_config('app.organisation_id', party->>'organisation_id', true);
        INSERT INTO public.events (
            organisation_id, id, type, object_kind, object_id, object_version, from_state, to_state,
            fields, client_id, member_id, role, request_id, occurred_at, recorded_at, peer_id, is_tombstone)
        SELECT app.organisation(), e.event_id, e.type, e.object_kind, e.object_id, e.object_version,
               e.from_state, e.to_state, e.fields, e.client_id, e.member_id, e.role, e.request_id,
               e.occurred_at, coalesce(e.recorded_at, app.now()), e.peer_id, coalesce(e.is_tombstone, false)
        FROM jsonb_to_recordset(party->'entries') AS e(
            event_id uuid, type text, object_kind text, object_id uuid, object_version int, from_state text,
            to_state text, fields text[], client_id uuid, member_id uuid, role text, request_id uuid,
            occurred_at timestamptz, recorded_at timestamptz, peer_id uuid, is_tombstone boolean)
        WHERE e.type IS NOT NULL;
        INSERT INTO public.audit_events (
            organisation_id, id, operation, outcome, object_kind, object_id, fields, client_id, member_id,
            role, reason, request_id, recorded_at)
        SELECT app.organisation(), e.audit_id, e.operation, 'done', e.object_kind, e.object_id, e.fields,
               e.client_id, e.member_id, e.role, e.reason, e.request_id, coalesce(e.recorded_at, app.now())
        FROM jsonb_to_recordset(party->'entries') AS e(
            audit_id uuid, operation text, object_kind text, object_id uuid, fields text[], client_id uuid,
            member_id uuid, role text, reason text, request_id uuid, recorded_at timestamptz);
    END LOOP;
    PERFORM set_config('app.organisation_id', coalesce(home::text, ''), true);
    IF answer <> 'null'::jsonb THEN
        UPDATE public.remembered_answers r
        SET status = (answer->>'status')::smallint,
            location = answer->>'location',
            etag = answer->>'etag',
            resource_id = (answer->>'resource_id')::uuid,
            body = decode(answer->>'body', 'hex')
        WHERE r.organisation_id = home AND r.client_id = (answer->>'client_id')::uuid
          AND r.id = (answer->>'id')::uuid;
    END IF;
END $$
"""

#: Which kinds lie between two organisations, and in which table.
_SHARED = {
    "agreement": "agreements",
    "disclosure": "disclosures",
    "erasure_request": "erasure_requests",
    "exchange": "exchanges",
    "referral": "referrals",
    "referral_message": "referral_messages",
    "signalement": "signalements",
    "signalement_message": "signalement_messages",
}
# What is gone for everybody whom the event told; and for the receiver alone.
_GONE = """
UPDATE events e SET is_tombstone = true
WHERE split_part(e.type, '.', 2) IN ('purged', 'erased', 'forgotten') OR e.type = 'household_link.removed'
   OR (e.object_kind = 'case' AND e.to_state = 'Sealed')
   OR (e.to_state IN ('withdrawn', 'entered_in_error') AND EXISTS (
        SELECT FROM referrals r WHERE r.to_organisation_id = e.organisation_id AND r.id = e.object_id
          AND e.object_kind = 'referral'))
   OR (e.type = 'disclosure.ended' AND EXISTS (
        SELECT FROM disclosures d WHERE d.to_organisation_id = e.organisation_id AND d.id = e.object_id))
"""


def upgrade() -> None:
    """Make it so."""
    op.add_column("events", sa.Column("peer_id", sa.Uuid(), nullable=True))
    op.add_column(
        "events", sa.Column("is_tombstone", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.create_index("events_by_xid", "events", ["organisation_id", "xid", "seq"], unique=False)
    op.execute(_CONCLUDE)
    _look_back()
    _entries()
    _heads()


def _look_back() -> None:
    """Say of the events that are there with whom they are, and of what nothing is left."""
    for kind, table in _SHARED.items():
        op.execute(f"""
            UPDATE events e SET peer_id = CASE e.organisation_id
                WHEN t.from_organisation_id THEN t.to_organisation_id ELSE t.from_organisation_id END
            FROM {table} t
            WHERE e.object_kind = '{kind}' AND e.object_id = t.id
              AND e.organisation_id IN (t.from_organisation_id, t.to_organisation_id)
              AND t.from_organisation_id <> t.to_organisation_id""")
    op.execute(_GONE)


def _entries() -> None:
    op.create_table(
        "feed_entries",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_seq", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("object_version", sa.Integer(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("peer_id", sa.Uuid(), nullable=True),
        sa.Column("peer_position", sa.BigInteger(), nullable=True),
        sa.Column("is_tombstone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position >= 1 AND peer_position >= 1", name="feed_entries_positions"),
        sa.CheckConstraint("(peer_id IS NULL) = (peer_position IS NULL)", name="feed_entries_peer"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.ForeignKeyConstraint(["organisation_id", "event_seq"], ["events.organisation_id", "events.seq"]),
        sa.PrimaryKeyConstraint("organisation_id", "position"),
    )
    for name, columns, unique in (
        ("by_event", ["event_seq"], True),
        ("of_kind", ["object_kind", "position"], False),
        ("of_peer", ["peer_id", "peer_position"], True),
    ):
        op.create_index(f"feed_entries_{name}", "feed_entries", ["organisation_id", *columns], unique=unique)
    walls.append_only("feed_entries")


def _heads() -> None:
    op.create_table(
        "feed_heads",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("until_xid", walls.Xid8(), nullable=False),
        sa.Column("numbered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id"),
    )
    walls.owned("feed_heads")


def downgrade() -> None:
    """Undo it."""
    for table in ("feed_heads", "feed_entries"):
        op.drop_table(table)
    members = importlib.import_module("migrations.versions.2026_11_27_0100_members")
    op.execute(members._CONCLUDE)  # noqa: SLF001 - as it was
    op.drop_index("events_by_xid", table_name="events")
    op.drop_column("events", "is_tombstone")
    op.drop_column("events", "peer_id")
