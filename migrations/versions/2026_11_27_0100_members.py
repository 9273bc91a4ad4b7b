"""Members, the people who work at an organisation: clients act for them, and the journal names them."""

import importlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0003_members"
down_revision = "0002_the_house"
branch_labels = None
depends_on = None

# The tenant first, then the client, then the member that it is bound to or names. A client whose member has
# left is refused as a revoked one is; a member that it may not act for has a refusal of its own.
_ENTER = """
CREATE FUNCTION app.enter(organisation uuid, client uuid, epoch integer, behalf uuid)
RETURNS TABLE (now timestamptz, zone text, member_id uuid, member_role text) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    bound uuid;
    who uuid;
    what text;
BEGIN
    PERFORM set_config('app.organisation_id', organisation::text, true);
    IF client IS NOT NULL THEN
        SELECT c.member_id INTO bound FROM public.clients c
        WHERE c.organisation_id = organisation AND c.id = client
          AND c.auth_epoch = epoch AND c.revoked_at IS NULL;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'revoked' USING ERRCODE = 'TA401';
        END IF;
        who := coalesce(bound, behalf);
    END IF;
    IF who IS NOT NULL THEN
        SELECT m.role INTO what FROM public.members m
        WHERE m.organisation_id = organisation AND m.id = who AND m.status = 'active';
        IF NOT FOUND AND bound IS NOT NULL THEN
            RAISE EXCEPTION 'left' USING ERRCODE = 'TA401';
        ELSIF what IS NULL OR (behalf IS NOT NULL AND behalf <> who) THEN
            RAISE EXCEPTION 'not on behalf' USING ERRCODE = 'TA403';
        END IF;
    END IF;
    RETURN QUERY
    SELECT app.now(), o.time_zone::text, who, what FROM public.organisations o WHERE o.id = organisation;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'revoked' USING ERRCODE = 'TA401';
    END IF;
END $$
"""

_ENTER_ONCE = """
CREATE FUNCTION app.enter_once(
    organisation uuid, client uuid, epoch integer, behalf uuid, key bytea, print bytea, fresh uuid
) RETURNS TABLE (
    now timestamptz, zone text, member_id uuid, member_role text, id uuid, fingerprint bytea, status smallint,
    location text, etag text, resource_id uuid, body bytea
) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    SELECT e.now, e.zone, e.member_id, e.member_role INTO now, zone, member_id, member_role
    FROM app.enter(organisation, client, epoch, behalf) e;
    SELECT c.id, c.fingerprint, c.status, c.location, c.etag, c.resource_id, c.body
    INTO id, fingerprint, status, location, etag, resource_id, body
    FROM app.claim(key, print, client, fresh) c;
    RETURN NEXT;
END $$
"""

# As before, with the member; an entry without a type is no event: it says that somebody read something.
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
            fields, client_id, member_id, role, request_id, occurred_at, recorded_at)
        SELECT app.organisation(), e.event_id, e.type, e.object_kind, e.object_id, e.object_version,
               e.from_state, e.to_state, e.fields, e.client_id, e.member_id, e.role, e.request_id,
               e.occurred_at, coalesce(e.recorded_at, app.now())
        FROM jsonb_to_recordset(party->'entries') AS e(
            event_id uuid, type text, object_kind text, object_id uuid, object_version int, from_state text,
            to_state text, fields text[], client_id uuid, member_id uuid, role text, request_id uuid,
            occurred_at timestamptz, recorded_at timestamptz)
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

_NEW = ("enter(uuid, uuid, integer, uuid)", "enter_once(uuid, uuid, integer, uuid, bytea, bytea, uuid)")
_OLD = ("enter(uuid, uuid, integer)", "enter_once(uuid, uuid, integer, bytea, bytea, uuid)")


def _replace(old: tuple[str, ...], new: tuple[str, ...], *functions: str) -> None:
    for signature in old:
        op.execute(f"DROP FUNCTION app.{signature}")
    for function in functions:
        op.execute(function)
    for signature in new:
        op.execute(f"REVOKE EXECUTE ON FUNCTION app.{signature} FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION app.{signature} TO {walls.RUNTIME}")


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "members",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("is_data_protection_contact", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(status = 'left') = (left_at IS NOT NULL)", name="members_left"),
        sa.CheckConstraint("status IN ('active', 'left')", name="members_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("members_by_creation", "members", ["organisation_id", "created_at", "id"], unique=False)
    op.add_column("audit_events", sa.Column("member_id", sa.Uuid(), nullable=True))
    op.add_column("audit_events", sa.Column("reason", sa.String(), nullable=True))
    op.add_column("clients", sa.Column("member_id", sa.Uuid(), nullable=True))
    op.create_index("clients_of_member", "clients", ["organisation_id", "member_id"], unique=False)
    op.create_foreign_key(
        "clients_member", "clients", "members", ["organisation_id", "member_id"], ["organisation_id", "id"]
    )
    op.add_column("events", sa.Column("member_id", sa.Uuid(), nullable=True))
    walls.owned("members")
    _replace(_OLD, _NEW, _ENTER, _ENTER_ONCE, _CONCLUDE)


def downgrade() -> None:
    """Undo it."""
    ground = importlib.import_module("migrations.versions.2026_11_22_0100_ground")
    conclude = ground._CONCLUDE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")  # noqa: SLF001
    _replace(_NEW, _OLD, ground._ENTER, ground._ENTER_ONCE, conclude)  # noqa: SLF001
    op.drop_column("events", "member_id")
    op.drop_constraint("clients_member", "clients", type_="foreignkey")
    op.drop_index("clients_of_member", table_name="clients")
    op.drop_column("clients", "member_id")
    op.drop_column("audit_events", "reason")
    op.drop_column("audit_events", "member_id")
    op.drop_table("members")
