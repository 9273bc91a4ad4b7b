"""The second stage of a referral: what is asked, released, said and logged between two organisations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0009_referrals"
down_revision = "0008_cases"
branch_labels = None
depends_on = None

_BEFORE = (
    "'draft', 'sent', 'accepted', 'declined', 'withdrawn', 'expired', 'placed_elsewhere', 'entered_in_error'"
)
_STATUSES = f"{_BEFORE}, 'released', 'in_progress', 'on_hold', 'completed', 'returned'"


def _one_open(condition: str) -> None:
    """At most one open referral per case, receiver and need (REF-3)."""
    op.drop_index("referral_links_one_open", table_name="referral_links")
    op.create_index(
        "referral_links_one_open",
        "referral_links",
        ["organisation_id", "case_id", "to_organisation_id", "need"],
        unique=True,
        postgresql_where=sa.text(condition),
        postgresql_nulls_not_distinct=True,
    )


def _columns() -> None:
    """What a referral and its link have from now on."""
    op.drop_constraint("referrals_status", "referrals")
    op.create_check_constraint("referrals_status", "referrals", f"status IN ({_STATUSES})")
    op.create_check_constraint("referrals_kind", "referrals", "kind IN ('referral', 'transfer', 'request')")
    op.create_check_constraint("agreements_kind", "agreements", "kind IN ('referral', 'transfer', 'request')")
    op.create_unique_constraint(
        "referrals_parties", "referrals", ["from_organisation_id", "to_organisation_id", "id"]
    )
    op.add_column("referral_links", sa.Column("rules_version", sa.Integer(), nullable=True))
    op.add_column("referral_links", sa.Column("consent_id", sa.Uuid(), nullable=True))
    op.add_column("referral_links", sa.Column("consent_version", sa.Integer(), nullable=True))
    op.add_column("referral_links", sa.Column("release_rules_version", sa.Integer(), nullable=True))
    op.add_column("referral_links", sa.Column("released_person_id", sa.Uuid(), nullable=True))
    op.add_column("referral_links", sa.Column("release_consent_id", sa.Uuid(), nullable=True))
    op.add_column("referral_links", sa.Column("release_consent_version", sa.Integer(), nullable=True))
    op.add_column("referral_links", sa.Column("asked_from", sa.Uuid(), nullable=True))
    op.add_column("referrals", sa.Column("exchanges", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("referrals", sa.Column("asked_field", sa.String(), nullable=True))
    op.add_column(
        "referrals", sa.Column("refinements", postgresql.JSONB(), nullable=False, server_default="{}")
    )
    op.add_column(
        "referrals", sa.Column("agreed_refinements", postgresql.JSONB(), nullable=False, server_default="{}")
    )
    op.add_column("referrals", sa.Column("agreed_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("referrals", sa.Column("released_on", sa.Date(), nullable=True))
    op.add_column("referrals", sa.Column("arrived_on", sa.Date(), nullable=True))
    op.add_column("referrals", sa.Column("ended_on", sa.Date(), nullable=True))
    op.add_column("referrals", sa.Column("outcome", sa.String(), nullable=True))
    op.add_column("referrals", sa.Column("return_code", sa.String(), nullable=True))
    op.add_column("referrals", sa.Column("transfer_asked_on", sa.Date(), nullable=True))
    _one_open("is_open AND asked_from IS NULL")
    # The defaults were for the referrals that were there; from now on each says it.
    for column in ("exchanges", "refinements", "agreed_refinements"):
        op.alter_column("referrals", column, server_default=None)


def _tables() -> None:
    """What hangs on a referral."""
    op.create_table(
        "disclosures",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("field_groups", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("profile", sa.LargeBinary(), nullable=True),
        sa.Column("assessments", sa.LargeBinary(), nullable=True),
        sa.Column("legal", sa.LargeBinary(), nullable=True),
        sa.Column("documents", sa.LargeBinary(), nullable=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("lawful_basis", sa.String(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_code", sa.String(), nullable=True),
        sa.CheckConstraint("(ended_at IS NULL) = (end_code IS NULL)", name="disclosures_end"),
        sa.CheckConstraint("(ended_at IS NULL) = (wrapped IS NOT NULL)", name="disclosures_key"),
        sa.CheckConstraint(
            "ended_at IS NULL OR num_nonnulls(identity, contact, profile, assessments, legal, documents) = 0",
            name="disclosures_gone",
        ),
        sa.ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "id"],
            ["referrals.from_organisation_id", "referrals.to_organisation_id", "referrals.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index("disclosures_of_receiver", "disclosures", ["to_organisation_id", "id"], unique=False)
    op.create_table(
        "erasure_requests",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("keeping_basis", sa.String(), nullable=True),
        sa.CheckConstraint("(answer = 'Kept') = (keeping_basis IS NOT NULL)", name="erasure_requests_basis"),
        sa.CheckConstraint("(status = 'answered') = (answer IS NOT NULL)", name="erasure_requests_answer"),
        sa.CheckConstraint("status IN ('open', 'answered')", name="erasure_requests_status"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "referral_id"],
            ["referrals.from_organisation_id", "referrals.to_organisation_id", "referrals.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index(
        "erasure_requests_of", "erasure_requests", ["from_organisation_id", "referral_id"], unique=False
    )
    op.create_index(
        "erasure_requests_received",
        "erasure_requests",
        ["to_organisation_id", "asked_on", "id"],
        unique=False,
    )
    op.create_table(
        "exchanges",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("message_hash", sa.LargeBinary(), nullable=True),
        sa.Column("shared", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("not_shared", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "referral_id"],
            ["referrals.from_organisation_id", "referrals.to_organisation_id", "referrals.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index(
        "exchanges_of", "exchanges", ["from_organisation_id", "referral_id", "number"], unique=True
    )
    op.create_index("exchanges_of_receiver", "exchanges", ["to_organisation_id", "id"], unique=False)
    op.create_index(
        "exchanges_received", "exchanges", ["to_organisation_id", "referral_id", "number"], unique=False
    )
    op.create_table(
        "referral_messages",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("body_for_from", sa.LargeBinary(), nullable=True),
        sa.Column("body_for_to", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("written_by IN ('sender', 'receiver')", name="referral_messages_side"),
        sa.CheckConstraint("num_nulls(body_for_from, body_for_to) <> 1", name="referral_messages_bodies"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "referral_id"],
            ["referrals.from_organisation_id", "referrals.to_organisation_id", "referrals.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index(
        "referral_messages_of", "referral_messages", ["from_organisation_id", "referral_id"], unique=False
    )
    op.create_index(
        "referral_messages_of_receiver", "referral_messages", ["to_organisation_id", "id"], unique=False
    )
    op.create_index(
        "referral_messages_received", "referral_messages", ["to_organisation_id", "referral_id"], unique=False
    )
    op.create_table(
        "data_protection_alerts",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "member_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral_links.organisation_id", "referral_links.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "data_protection_alerts_of",
        "data_protection_alerts",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.create_table(
        "release_requests",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("field_groups", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "basis IN ('ChildProtection', 'ImminentDanger', 'CourtOrder')", name="release_requests_basis"
        ),
        sa.CheckConstraint("approved_by <> asked_by", name="release_requests_two"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "approved_by"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "asked_by"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "id"],
            ["referral_links.organisation_id", "referral_links.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )


def upgrade() -> None:
    """Make it so."""
    _columns()
    _tables()
    # Whatever else fails, a disclosure that has ended or run out is not found by its receiver.
    live = "ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now())"
    walls.two_party("disclosures", received_if=live)
    walls.changed_by_maker("disclosures")
    walls.keep("disclosures", "released_on", "lawful_basis", name="fixed")
    walls.two_party_log("exchanges")
    walls.two_party("referral_messages", made_by_either=True)
    walls.keep(
        "referral_messages",
        *("referral_id", "written_by", "author_id", "created_at"),
        name="fixed",
    )
    walls.keep(
        "referral_messages",
        *("body_for_from", "body_for_to"),
        condition="num_nulls(NEW.body_for_from, NEW.body_for_to) < 2",
        name="until_purged",
    )
    walls.two_party("erasure_requests")
    walls.keep("erasure_requests", "referral_id", "asked_on", name="fixed")
    walls.owned("release_requests")
    walls.append_only("data_protection_alerts")


def downgrade() -> None:
    """Undo it."""
    for table in (
        "data_protection_alerts",
        "release_requests",
        "erasure_requests",
        "referral_messages",
        "exchanges",
        "disclosures",
    ):
        op.drop_table(table)
    op.drop_constraint("referrals_parties", "referrals")
    op.drop_constraint("agreements_kind", "agreements")
    op.drop_constraint("referrals_kind", "referrals")
    op.drop_constraint("referrals_status", "referrals")
    # What was in a state that there was not: it had been accepted, or it is over.
    op.execute(
        "UPDATE referrals SET status = CASE WHEN status IN ('completed', 'returned') THEN 'declined' "
        "ELSE 'accepted' END WHERE status IN ('released', 'in_progress', 'on_hold', 'completed', 'returned')"
    )
    # A request that grew out of an open referral is no second one; without its mark it would be.
    op.execute("UPDATE referral_links SET is_open = false WHERE asked_from IS NOT NULL")
    op.execute(
        "UPDATE referrals r SET status = 'entered_in_error' FROM referral_links l "
        "WHERE l.asked_from IS NOT NULL AND l.organisation_id = r.from_organisation_id AND l.id = r.id"
    )
    _one_open("is_open")
    op.create_check_constraint("referrals_status", "referrals", f"status IN ({_BEFORE})")
    for column in (
        "rules_version",
        "consent_id",
        "consent_version",
        "release_rules_version",
        "released_person_id",
        "release_consent_id",
        "release_consent_version",
        "asked_from",
    ):
        op.drop_column("referral_links", column)
    for column in (
        "exchanges",
        "asked_field",
        "refinements",
        "agreed_refinements",
        "agreed_until",
        "released_on",
        "arrived_on",
        "ended_on",
        "outcome",
        "return_code",
        "transfer_asked_on",
    ):
        op.drop_column("referrals", column)
