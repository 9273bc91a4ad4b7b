"""The functions under every table: who is in, what time it is, and how a transaction's journal is written."""

from alembic import op

revision = "0001_ground"
down_revision = None
branch_labels = None
depends_on = None

# The clock of the database: one place, so that deadlines and the journal agree to the microsecond.
_NOW = """
CREATE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT now() $$
"""

# After COMMIT a transaction-local setting is '', not NULL.
_ORGANISATION = """
CREATE FUNCTION app.organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.organisation_id', true), '')::uuid $$
"""

# plpgsql, so that it is never inlined into the policy of the table it reads.
_IS_OPERATOR = """
CREATE FUNCTION app.is_operator() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM public.organisations o WHERE o.id = app.organisation() AND o.kind = 'operator'
    );
END $$
"""

# First the tenant, then the check that the client is not revoked: statements of a function have an order,
# expressions of a SELECT have none.
_ENTER = """
CREATE FUNCTION app.enter(organisation uuid, client uuid, epoch integer)
RETURNS TABLE (now timestamptz, zone text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM set_config('app.organisation_id', organisation::text, true);
    IF client IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.clients c
        WHERE c.organisation_id = organisation AND c.id = client
          AND c.auth_epoch = epoch AND c.revoked_at IS NULL
    ) THEN
        RAISE EXCEPTION 'revoked' USING ERRCODE = 'TA401';
    END IF;
    RETURN QUERY SELECT app.now(), o.time_zone::text FROM public.organisations o WHERE o.id = organisation;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'revoked' USING ERRCODE = 'TA401';
    END IF;
END $$
"""

# A twin waits on the unique key until the first one ends. Seven days later the key is free again.
_CLAIM = """
CREATE FUNCTION app.claim(key bytea, print bytea, client uuid, fresh uuid)
RETURNS TABLE (
    id uuid, fingerprint bytea, status smallint, location text, etag text, resource_id uuid, body bytea
)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    me uuid := app.organisation();
    patience text := current_setting('lock_timeout');
    claimed boolean;
BEGIN
    DELETE FROM public.remembered_answers r
    WHERE r.organisation_id = me AND r.client_id = client AND r.key_hash = key
      AND r.created_at < app.now() - interval '7 days';
    PERFORM set_config('lock_timeout', '4500ms', true);
    INSERT INTO public.remembered_answers (organisation_id, client_id, key_hash, id, fingerprint)
    VALUES (me, client, key, fresh, print)
    ON CONFLICT ON CONSTRAINT remembered_answers_pkey DO NOTHING;
    claimed := FOUND;
    PERFORM set_config('lock_timeout', patience, true);
    IF NOT claimed THEN
        RETURN QUERY
        SELECT r.id, r.fingerprint, r.status, r.location::text, r.etag::text, r.resource_id, r.body
        FROM public.remembered_answers r
        WHERE r.organisation_id = me AND r.client_id = client AND r.key_hash = key;
    END IF;
END $$
"""

# The beginning of a request under an Idempotency-Key: both in one statement.
_ENTER_ONCE = """
CREATE FUNCTION app.enter_once(
    organisation uuid, client uuid, epoch integer, key bytea, print bytea, fresh uuid
) RETURNS TABLE (
    now timestamptz, zone text, id uuid, fingerprint bytea, status smallint, location text, etag text,
    resource_id uuid, body bytea
) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    SELECT e.now, e.zone INTO now, zone FROM app.enter(organisation, client, epoch) e;
    SELECT c.id, c.fingerprint, c.status, c.location, c.etag, c.resource_id, c.body
    INTO id, fingerprint, status, location, etag, resource_id, body
    FROM app.claim(key, print, client, fresh) c;
    RETURN NEXT;
END $$
"""

# Each entry is written in its own organisation's tenant, as the runtime role and under its policies; then the
# caller's tenant is set again. An exception rolls the transaction back, and the setting with it.
_CONCLUDE = """
CREATE FUNCTION app.conclude(journal jsonb, answer jsonb) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    home uuid := app.organisation();
    party jsonb;
BEGIN
    FOR party IN SELECT jsonb_array_elements(journal) LOOP
        PERFORM set_config('app.organisation_id', party->>'organisation_id', true);
        INSERT INTO public.events (
            organisation_id, id, type, object_kind, object_id, object_version, from_state, to_state,
            fields, client_id, role, request_id, occurred_at, recorded_at)
        SELECT app.organisation(), e.event_id, e.type, e.object_kind, e.object_id, e.object_version,
               e.from_state, e.to_state, e.fields, e.client_id, e.role, e.request_id, e.occurred_at,
               coalesce(e.recorded_at, app.now())
        FROM jsonb_to_recordset(party->'entries') AS e(
            event_id uuid, type text, object_kind text, object_id uuid, object_version int, from_state text,
            to_state text, fields text[], client_id uuid, role text, request_id uuid, occurred_at timestamptz,
            recorded_at timestamptz);
        INSERT INTO public.audit_events (
            organisation_id, id, operation, outcome, object_kind, object_id, fields, client_id, role,
            request_id, recorded_at)
        SELECT app.organisation(), e.audit_id, e.operation, 'done', e.object_kind, e.object_id, e.fields,
               e.client_id, e.role, e.request_id, coalesce(e.recorded_at, app.now())
        FROM jsonb_to_recordset(party->'entries') AS e(
            audit_id uuid, operation text, object_kind text, object_id uuid, fields text[], client_id uuid,
            role text, request_id uuid, recorded_at timestamptz);
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

_KEEP = """
CREATE FUNCTION app.keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY TG_ARGV LOOP
        IF to_jsonb(OLD)->kept IS DISTINCT FROM to_jsonb(NEW)->kept THEN
            RAISE EXCEPTION 'frozen column' USING ERRCODE = 'TA500';
        END IF;
    END LOOP;
    RETURN NEW;
END $$
"""

_FUNCTIONS = (
    "now()",
    "organisation()",
    "is_operator()",
    "enter(uuid, uuid, integer)",
    "claim(bytea, bytea, uuid, uuid)",
    "enter_once(uuid, uuid, integer, bytea, bytea, uuid)",
    "conclude(jsonb, jsonb)",
    "keep()",
)


def upgrade() -> None:
    """Make the schema `app`, which belongs to the owner and which the runtime role may only use."""
    op.execute("CREATE SCHEMA app")
    for function in (_NOW, _ORGANISATION, _IS_OPERATOR, _ENTER, _CLAIM, _ENTER_ONCE, _CONCLUDE, _KEEP):
        op.execute(function)
    for signature in _FUNCTIONS:
        op.execute(f"REVOKE EXECUTE ON FUNCTION app.{signature} FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION app.{signature} TO trafficking_app")
    op.execute("GRANT USAGE ON SCHEMA app TO trafficking_app")


def downgrade() -> None:
    """Take it all away."""
    op.execute("DROP SCHEMA app CASCADE")
