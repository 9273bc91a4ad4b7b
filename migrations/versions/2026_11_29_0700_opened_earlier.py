"""Since when a proceeding exists can be corrected, but not past what was written down of it."""

from alembic import op

from migrations import walls

revision = "0047_opened_earlier"
down_revision = "0046_earlier_cases"
branch_labels = None
depends_on = None

_FIXED = ("case_id", "court_file_id", "country", "procedure", "template_from", "zone")
_OPENED = """
CREATE FUNCTION app.opened_before_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.proceeding_steps s
        WHERE s.organisation_id = NEW.organisation_id AND s.proceeding_id = NEW.id
          AND s.occurred_at < NEW.opened_at
    ) THEN
        RAISE EXCEPTION 'frozen column' USING ERRCODE = 'TA500';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Make it so."""
    op.execute("DROP TRIGGER proceedings_fixed ON proceedings")
    walls.keep("proceedings", *_FIXED, "created_at", name="fixed")
    op.execute(_OPENED)
    op.execute("REVOKE EXECUTE ON FUNCTION app.opened_before_steps() FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION app.opened_before_steps() TO {walls.RUNTIME}")
    op.execute(
        "CREATE TRIGGER proceedings_opened BEFORE UPDATE ON proceedings FOR EACH ROW "
        "WHEN (OLD.opened_at IS DISTINCT FROM NEW.opened_at) EXECUTE FUNCTION app.opened_before_steps()"
    )


def downgrade() -> None:
    """Undo it."""
    op.execute("DROP TRIGGER proceedings_opened ON proceedings")
    op.execute("DROP FUNCTION app.opened_before_steps()")
    op.execute("DROP TRIGGER proceedings_fixed ON proceedings")
    walls.keep("proceedings", *_FIXED, "opened_at", "created_at", name="fixed")
