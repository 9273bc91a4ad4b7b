"""Remembered answers are found by their key, by what they are about, and by when they were given."""

import importlib

from alembic import op

revision = "0040_answers_found"
down_revision = "0039_receiver_forgets"
branch_labels = None
depends_on = None

# A process from before this says no key hash: then the answer is looked for among all of its client's.
_CHANGES = (
    ("AND r.id = (answer->>'id')::uuid", "AND r.key_hash = key AND r.id = (answer->>'id')::uuid"),
    (
        "        UPDATE public.remembered_answers r",
        """        IF key IS NULL THEN
            SELECT r.key_hash INTO key FROM public.remembered_answers r
            WHERE r.organisation_id = home AND r.client_id = (answer->>'client_id')::uuid
              AND r.id = (answer->>'id')::uuid;
        END IF;
        UPDATE public.remembered_answers r""",
    ),
    ("    party jsonb;", "    party jsonb;\n    key bytea := decode(answer->>'key_hash', 'hex');"),
)


def upgrade() -> None:
    """Make it so."""
    written = _conclude()
    for before, after in _CHANGES:
        written = written.replace(before, after)
    op.execute(written)
    for name, column in (("of_resource", "resource_id"), ("by_time", "created_at")):
        op.create_index(f"remembered_answers_{name}", "remembered_answers", ["organisation_id", column])


def _conclude() -> str:
    """The function as it was."""
    feed = importlib.import_module("migrations.versions.2026_11_28_1200_feed")
    written: str = feed._CONCLUDE  # noqa: SLF001 - as it was
    return written


def downgrade() -> None:
    """Undo it."""
    for name in ("of_resource", "by_time"):
        op.drop_index(f"remembered_answers_{name}", "remembered_answers")
    op.execute(_conclude())
