"""How long records are kept, what is left of them, who is erased; signalements move on to other centres."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0010_retention"
down_revision = "0009_referrals"
branch_labels = None
depends_on = None

_KEPT = ("people", "cases", "signalement_handlings")
_REDIRECTED = ("redirected_to_organisation_id", "redirected_from_organisation_id")
_STATUSES = "'submitted', 'open', 'awaiting_reporter', 'assessed', 'converted', 'closed'"
_TOLD = "'received', 'being_handled', 'question_for_you', 'redirected', 'closed'"
#: A submitted signalement only grows by messages; when its time is over, all that it says is emptied.
_SUBMITTED = (
    *("channel", "source", "context", "urgency", "persons_count", "minors_count", "country"),
    *("exploitation_suspected", "industry_suspected", "indicators", "interpreter_needed", "shelter_needed"),
    *("reference_mac", "reference_for_from", "reference_for_to", "summary_for_from", "summary_for_to"),
    "author_id",
)
#: What a yearly count needs stays, and so does whose it was.
_COUNTED = ("channel", "source", "urgency", "persons_count", "country", "author_id")
_EMPTIED = tuple(column for column in _SUBMITTED if column not in _COUNTED)
_LISTS = ("exploitation_suspected", "industry_suspected", "indicators")
_IS_EMPTY = " AND ".join(f"{c} = '{{}}'" if c in _LISTS else f"{c} IS NULL" for c in _EMPTIED)
_BODIES = ("body_for_from", "body_for_to")


def upgrade() -> None:
    """Make it so."""
    _keep_and_forget()
    _redirect()
    _purge_signalements()
    _erase()


def _keep_and_forget() -> None:
    op.add_column("signalement_handlings", sa.Column("retain_until", sa.Date(), nullable=True))
    op.add_column(
        "signalement_handlings",
        sa.Column("on_legal_hold", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("signalement_handlings", "on_legal_hold", server_default=None)
    op.create_index(
        "signalement_handlings_by_retention", "signalement_handlings", ["organisation_id", "retain_until"]
    )
    op.alter_column("people", "retain_until", nullable=True)
    for table in _KEPT:
        op.add_column(table, sa.Column("hold_reason", sa.String(), nullable=True))
        op.add_column(table, sa.Column("purged_on", sa.Date(), nullable=True))
    op.create_table(
        "tombstones",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("purged_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "kind", "id"),
    )
    op.create_index("tombstones_by_day", "tombstones", ["organisation_id", "purged_on", "id"])
    op.create_table(
        "retention_changes",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "retention_changes_of", "retention_changes", ["organisation_id", "object_kind", "object_id", "id"]
    )
    op.create_table(
        "retention_warnings",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "object_kind", "object_id", "until_on"),
    )
    for table in ("tombstones", "retention_changes", "retention_warnings"):
        walls.append_only(table)


def _redirect() -> None:
    for column in _REDIRECTED:
        op.add_column("signalements", sa.Column(column, sa.Uuid(), nullable=True))
        op.create_foreign_key(
            f"signalements_{column}_fkey", "signalements", "organisations", [column], ["id"]
        )
    op.create_table(
        "signalement_redirections",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("became_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "became_id"], ["signalements.from_organisation_id", "signalements.id"]
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "signalement_redirections_to", "signalement_redirections", ["organisation_id", "became_id"]
    )
    walls.owned("signalement_redirections")


def _purge_signalements() -> None:
    _states(
        "signalement_handlings_status",
        "signalement_handlings",
        "status",
        _STATUSES + ", 'redirected', 'purged'",
    )
    _states("signalements_reporter_state", "signalements", "reporter_state", _TOLD + ", 'purged'")
    op.create_check_constraint(
        "signalements_purged", "signalements", f"reporter_state <> 'purged' OR ({_IS_EMPTY})"
    )
    _refreeze(
        "signalements",
        counted=(*_COUNTED, "redirected_from_organisation_id"),
        emptied=_EMPTIED,
        full="NEW.reporter_state <> 'purged'",
    )
    for column in _BODIES:
        op.alter_column("signalement_messages", column, nullable=True)
    op.create_check_constraint(
        "signalement_messages_bodies", "signalement_messages", "num_nulls(body_for_from, body_for_to) <> 1"
    )
    op.alter_column("signalement_notes", "body", nullable=True)
    _refreeze(
        "signalement_messages",
        counted=("signalement_id", "written_by", "author_id"),
        emptied=_BODIES,
        full="num_nulls(NEW.body_for_from, NEW.body_for_to) < 2",
    )


def _refreeze(table: str, *, counted: tuple[str, ...], emptied: tuple[str, ...], full: str) -> None:
    """What is frozen stays so, but for what is emptied at once and for good."""
    op.execute(f"DROP TRIGGER {table}_frozen ON {table}")
    walls.keep(table, *counted, name="frozen")
    walls.keep(table, *emptied, condition=full, name="until_purged")


def _states(name: str, table: str, column: str, values: str) -> None:
    op.drop_constraint(name, table)
    op.create_check_constraint(name, table, f"{column} IN ({values})")


def _erase() -> None:
    op.create_table(
        "erasures",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("status IN ('requested', 'done', 'withdrawn')", name="erasures_status"),
        sa.CheckConstraint("status = 'done' OR approved_by IS NULL", name="erasures_approved"),
        sa.CheckConstraint("approved_by <> requested_by", name="erasures_two_people"),
        sa.ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        sa.ForeignKeyConstraint(
            ["organisation_id", "requested_by"], ["members.organisation_id", "members.id"]
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "approved_by"], ["members.organisation_id", "members.id"]
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("erasures_by_creation", "erasures", ["organisation_id", "created_at", "id"])
    op.create_index(
        "erasures_pending",
        "erasures",
        ["organisation_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("status = 'requested'"),
    )
    walls.owned("erasures")


def downgrade() -> None:
    """Undo it."""
    for table in ("erasures", "retention_warnings", "retention_changes", "tombstones"):
        op.drop_table(table)
    _unpurge()
    op.drop_table("signalement_redirections")
    for column in _REDIRECTED:
        op.drop_column("signalements", column)
    # Whoever was erased stays so; the older tables only want a day.
    op.execute("UPDATE people SET retain_until = purged_on WHERE retain_until IS NULL")
    op.alter_column("people", "retain_until", nullable=False)
    for table in _KEPT:
        op.drop_column(table, "purged_on")
        op.drop_column(table, "hold_reason")
    op.drop_index("signalement_handlings_by_retention", table_name="signalement_handlings")
    op.drop_column("signalement_handlings", "on_legal_hold")
    op.drop_column("signalement_handlings", "retain_until")


def _unpurge() -> None:
    """The older tables have no word for what moved on or is gone: it is closed; and a message has a body."""
    for table, column in (("signalement_messages", "body_for_from"), ("signalement_notes", "body")):
        op.execute(f"DELETE FROM {table} WHERE {column} IS NULL")  # noqa: S608 - two names
    for table in ("signalements", "signalement_messages"):
        op.execute(f"DROP TRIGGER {table}_until_purged ON {table}")
        op.execute(f"DROP TRIGGER {table}_frozen ON {table}")
    op.drop_constraint("signalement_messages_bodies", "signalement_messages")
    op.drop_constraint("signalements_purged", "signalements")
    op.execute("UPDATE signalement_handlings SET status = 'closed' WHERE status IN ('redirected', 'purged')")
    op.execute("UPDATE signalements SET reporter_state = 'closed' WHERE reporter_state = 'purged'")
    _states("signalement_handlings_status", "signalement_handlings", "status", _STATUSES)
    _states("signalements_reporter_state", "signalements", "reporter_state", _TOLD)
    walls.keep("signalements", *_SUBMITTED, name="frozen")
    walls.keep("signalement_messages", "signalement_id", "written_by", "author_id", *_BODIES, name="frozen")
    for column in _BODIES:
        op.alter_column("signalement_messages", column, nullable=False)
    op.alter_column("signalement_notes", "body", nullable=False)
