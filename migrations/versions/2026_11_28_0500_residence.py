"""The papers of somebody's stay: phase by phase, what was asked for, and until when each paper is valid."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0018_residence"
down_revision = "0017_court_files"
branch_labels = None
depends_on = None

_OWNED = ("residence_tracks", "residence_requests", "residence_papers")
_KINDS = "'granted', 'ended', 'answered', 'condition', 'correction'"


def _owned(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        *columns,
        _named("case_id", "cases"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )


def _named(column: str, table: str, **options: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"], **options
    )


def _index(table: str, name: str, *columns: str, unique: bool = False, where: str | None = None) -> None:
    op.create_index(
        f"{table}_{name}",
        table,
        ["organisation_id", *columns],
        unique=unique,
        postgresql_where=None if where is None else sa.text(where),
    )


def upgrade() -> None:
    """Make it so."""
    _tracks()
    _events()
    _requests()
    _papers()
    _fence()


def _tracks() -> None:
    _owned(
        "residence_tracks",
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("law_from", sa.Date(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("fulfilled", postgresql.JSONB(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_goes_on", sa.Boolean(), nullable=True),
        sa.Column("phase", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.Column("ask_from", sa.Date(), nullable=True),
        sa.Column("ask_until", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.CheckConstraint("status IN ('open', 'ended')", name="residence_tracks_status"),
        sa.CheckConstraint("holder IN ('adult', 'minor')", name="residence_tracks_holder"),
        sa.CheckConstraint("(status = 'ended') = (ended_on IS NOT NULL)", name="residence_tracks_ended"),
        sa.CheckConstraint("(status = 'ended') = (end_reason IS NOT NULL)", name="residence_tracks_reason"),
        sa.CheckConstraint("num_nonnulls(phase, since) IN (0, 2)", name="residence_tracks_phase"),
        sa.CheckConstraint("until >= since", name="residence_tracks_time"),
        sa.CheckConstraint("num_nonnulls(ask_from, ask_until) IN (0, 2)", name="residence_tracks_ask"),
        sa.CheckConstraint(
            "num_nonnulls(answered_on, answer_goes_on) IN (0, 2)", name="residence_tracks_answer"
        ),
        sa.CheckConstraint("renewals >= 0", name="residence_tracks_renewals"),
    )
    _index("residence_tracks", "one_open", "case_id", unique=True, where="status = 'open'")
    _index("residence_tracks", "by_creation", "created_at", "id")
    _index("residence_tracks", "of", "case_id", "id")
    _index("residence_tracks", "to_ask", "ask_from", "id", where="status = 'open'")


def _events() -> None:
    op.create_table(
        "residence_events",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("track_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("phase", sa.String(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("missing", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("goes_on", sa.Boolean(), nullable=True),
        sa.Column("condition", sa.String(), nullable=True),
        sa.Column("is_fulfilled", sa.Boolean(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name="residence_events_kind"),
        sa.CheckConstraint("(kind = 'granted') = (phase IS NOT NULL)", name="residence_events_granted"),
        sa.CheckConstraint("until IS NULL OR kind = 'granted'", name="residence_events_until"),
        sa.CheckConstraint("(kind = 'answered') = (goes_on IS NOT NULL)", name="residence_events_answered"),
        sa.CheckConstraint(
            "num_nonnulls(condition, is_fulfilled) = CASE WHEN kind = 'condition' THEN 2 ELSE 0 END",
            name="residence_events_condition",
        ),
        sa.CheckConstraint(
            "(kind = 'correction') = (corrects_id IS NOT NULL)", name="residence_events_corrects"
        ),
        sa.CheckConstraint("(kind = 'ended') = (end_reason IS NOT NULL)", name="residence_events_ended"),
        sa.CheckConstraint("(kind = 'correction') = (why IS NOT NULL)", name="residence_events_why"),
        sa.CheckConstraint("place >= 1", name="residence_events_place"),
        _named("case_id", "cases"),
        _named("track_id", "residence_tracks"),
        _named("corrects_id", "residence_events", deferrable=True, initially="DEFERRED"),
        _named("member_id", "members"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    _index("residence_events", "in_order", "track_id", "place", unique=True)
    _index("residence_events", "of", "case_id", "id")
    _index("residence_events", "corrected", "corrects_id", unique=True)


def _requests() -> None:
    _owned(
        "residence_requests",
        sa.Column("track_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("is_renewal", sa.Boolean(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.CheckConstraint("status IN ('asked', 'answered', 'withdrawn')", name="residence_requests_status"),
        sa.CheckConstraint("(status = 'answered') = (answer IS NOT NULL)", name="residence_requests_answer"),
        sa.CheckConstraint(
            "(status = 'answered') = (answered_on IS NOT NULL)", name="residence_requests_answered"
        ),
        sa.CheckConstraint("answered_on >= asked_on", name="residence_requests_order"),
        _named("track_id", "residence_tracks"),
    )
    _index("residence_requests", "one_open", "track_id", unique=True, where="status = 'asked'")
    _index("residence_requests", "of", "track_id", "created_at", "id")
    _index("residence_requests", "of_case", "case_id", "id")


def _papers() -> None:
    _owned(
        "residence_papers",
        sa.Column("track_id", sa.Uuid(), nullable=True),
        sa.Column("granted_by_id", sa.Uuid(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_work_permit", sa.Boolean(), nullable=False),
        sa.Column("is_out_of_use", sa.Boolean(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("valid_to >= valid_from", name="residence_papers_time"),
        sa.CheckConstraint("granted_by_id IS NULL OR track_id IS NOT NULL", name="residence_papers_granted"),
        _named("track_id", "residence_tracks"),
        _named("granted_by_id", "residence_events", deferrable=True, initially="DEFERRED"),
        _named("sealed_for", "people"),
    )
    _index("residence_papers", "by_creation", "created_at", "id")
    _index("residence_papers", "of", "case_id", "id")
    _index("residence_papers", "of_track", "track_id", "id")
    _index("residence_papers", "granted_by", "granted_by_id", unique=True)
    _index("residence_papers", "for", "sealed_for")
    _index("residence_papers", "ending", "valid_to", "id", where="NOT is_out_of_use")


def _fence() -> None:
    for table in _OWNED:
        walls.owned(table, deletable=True)
    walls.append_only("residence_events", deletable=True)
    # By which law her stay goes is settled when the track is begun.
    walls.keep("residence_tracks", "case_id", "country", "law_from", "created_at", name="fixed")
    walls.keep(
        "residence_requests",
        *("case_id", "track_id", "phase", "is_renewal", "asked_on", "created_at"),
        name="fixed",
    )
    walls.keep("residence_papers", "case_id", "track_id", "granted_by_id", "created_at", name="fixed")


def downgrade() -> None:
    """Undo it."""
    for table in ("residence_papers", "residence_requests", "residence_events", "residence_tracks"):
        op.drop_table(table)
