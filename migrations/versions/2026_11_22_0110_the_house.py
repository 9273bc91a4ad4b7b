"""The tables of the house: organisations, clients, journal, agreements, cases, referrals, signalements."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0002_the_house"
down_revision = "0001_ground"
branch_labels = None
depends_on = None


_OWNED = (
    "organisation_settings",
    "organisation_keys",
    "clients",
    "cases",
    "referral_links",
    "signalement_handlings",
    "signalement_cases",
    "signalement_notes",
)
# Nobody may add an organisation but the operator: it must be there first. Nobody signs in as it yet.
_OPERATOR = """
INSERT INTO organisations (id, version, slug, name, kind, type, country, time_zone, created_at, updated_at)
VALUES (gen_random_uuid(), 1, 'operator', 'Operator', 'operator', 'NGO', 'BE', 'Etc/UTC', now(), now())
"""
#: A submitted signalement only grows by messages.
_SUBMITTED = (
    "channel",
    "source",
    "context",
    "urgency",
    "persons_count",
    "minors_count",
    "country",
    "exploitation_suspected",
    "industry_suspected",
    "indicators",
    "interpreter_needed",
    "shelter_needed",
    "author_id",
    "reference_mac",
    "reference_for_from",
    "reference_for_to",
    "summary_for_from",
    "summary_for_to",
)


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "organisations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('centre', 'authority', 'operator')", name="organisations_kind"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "organisations_one_operator",
        "organisations",
        ["kind"],
        unique=True,
        postgresql_where=sa.text("kind = 'operator'"),
    )
    op.create_index("organisations_slug", "organisations", ["slug"], unique=True)
    op.create_table(
        "agreements",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("minimum_class_size", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'active', 'withdrawn', 'declined', 'revoked')", name="agreements_status"
        ),
        sa.CheckConstraint("from_organisation_id <> to_organisation_id", name="agreements_two"),
        sa.CheckConstraint("minimum_class_size >= 5", name="agreements_class_size"),
        sa.CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="agreements_dates"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"],
            ["organisations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index("agreements_of_receiver", "agreements", ["to_organisation_id", "id"], unique=False)
    op.create_index(
        "agreements_one_open",
        "agreements",
        ["from_organisation_id", "to_organisation_id", "kind"],
        unique=True,
        postgresql_where=sa.text("status IN ('proposed', 'active')"),
    )
    op.create_table(
        "audit_events",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("object_kind", sa.String(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("app.now()"), nullable=False
        ),
        sa.Column("xid", walls.Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("outcome IN ('done', 'refused')", name="audit_events_outcome"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "seq"),
    )
    op.create_index(
        "audit_events_by_time", "audit_events", ["organisation_id", "recorded_at", "id"], unique=False
    )
    op.create_index("audit_events_of_object", "audit_events", ["organisation_id", "object_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closure_reason", sa.String(), nullable=True),
        sa.Column("reopen_reason", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("minor", sa.String(), nullable=True),
        sa.Column("origin_country", sa.String(), nullable=True),
        sa.Column("exploitation_types", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("primary_need", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=True),
        sa.Column("household_size", sa.Integer(), nullable=True),
        sa.Column("interpreter_needed", sa.Boolean(), nullable=True),
        sa.Column("step_free_needed", sa.Boolean(), nullable=True),
        sa.Column("relationship_to_recruiter", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("age_when_trafficked", sa.Integer(), nullable=True),
        sa.Column("trafficked_from", sa.Date(), nullable=True),
        sa.Column("trafficked_to", sa.Date(), nullable=True),
        sa.Column("recruitment_methods", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("recruitment_apps", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("control_methods", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("industries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("sex_exploitation_types", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("exploitation_countries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("exploitation_apps", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("aggravated_smuggling", sa.Boolean(), nullable=True),
        sa.Column("palermo_acts", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("palermo_means", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("ilo_indicators", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name="cases_closed_on"),
        sa.CheckConstraint("minor IN ('yes', 'no', 'unknown')", name="cases_minor"),
        sa.CheckConstraint("status IN ('intake', 'closed')", name="cases_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("cases_by_change", "cases", ["organisation_id", "updated_at", "id"], unique=False)
    op.create_index("cases_by_opening", "cases", ["organisation_id", "opened_on"], unique=False)
    op.create_table(
        "clients",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("auth_epoch", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_table(
        "events",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("object_version", sa.Integer(), nullable=False),
        sa.Column("from_state", sa.String(), nullable=True),
        sa.Column("to_state", sa.String(), nullable=True),
        sa.Column("fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("app.now()"), nullable=False
        ),
        sa.Column("xid", walls.Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "seq"),
    )
    op.create_index(
        "events_of_object", "events", ["organisation_id", "object_kind", "object_id", "seq"], unique=False
    )
    op.create_table(
        "organisation_keys",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "key_version"),
    )
    op.create_table(
        "organisation_settings",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minimum_class_size", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = organisation_id", name="organisation_settings_one"),
        sa.CheckConstraint("minimum_class_size >= 5", name="organisation_settings_class_size"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_table(
        "referrals",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("respond_by_on", sa.Date(), nullable=False),
        sa.Column("card", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("updated_on", sa.Date(), nullable=False),
        sa.Column("declined_by", sa.String(), nullable=True),
        sa.Column("decline_code", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(card IS NOT NULL) OR status IN ('draft', 'withdrawn', 'entered_in_error')",
            name="referrals_card",
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'sent', 'accepted', 'declined', 'withdrawn', 'expired', 'placed_elsewhere', "
            "'entered_in_error')",
            name="referrals_status",
        ),
        sa.CheckConstraint("from_organisation_id <> to_organisation_id", name="referrals_two"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"],
            ["organisations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index("referrals_of_receiver", "referrals", ["to_organisation_id", "id"], unique=False)
    op.create_index(
        "referrals_open",
        "referrals",
        ["from_organisation_id", "respond_by_on"],
        unique=False,
        postgresql_where=sa.text("status = 'sent'"),
    )
    op.create_index("referrals_received", "referrals", ["to_organisation_id", "sent_on", "id"], unique=False)
    op.create_table(
        "signalements",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("reporter_state", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("persons_count", sa.Integer(), nullable=False),
        sa.Column("minors_count", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("exploitation_suspected", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("industry_suspected", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("indicators", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("interpreter_needed", sa.Boolean(), nullable=True),
        sa.Column("shelter_needed", sa.Boolean(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("reference_mac", sa.LargeBinary(), nullable=True),
        sa.Column("reference_for_from", sa.LargeBinary(), nullable=True),
        sa.Column("reference_for_to", sa.LargeBinary(), nullable=True),
        sa.Column("summary_for_from", sa.LargeBinary(), nullable=True),
        sa.Column("summary_for_to", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reporter_state IN ('received', 'being_handled', 'question_for_you', 'redirected', 'closed')",
            name="signalements_reporter_state",
        ),
        sa.CheckConstraint("minors_count BETWEEN 0 AND persons_count", name="signalements_minors"),
        sa.CheckConstraint("persons_count BETWEEN 1 AND 10000", name="signalements_persons"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"],
            ["organisations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
        sa.UniqueConstraint("from_organisation_id", "to_organisation_id", "id", name="signalements_parties"),
    )
    op.create_index("signalements_of_receiver", "signalements", ["to_organisation_id", "id"], unique=False)
    op.create_index(
        "signalements_received", "signalements", ["to_organisation_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "signalements_reference",
        "signalements",
        ["from_organisation_id", "to_organisation_id", "reference_mac"],
        unique=True,
        postgresql_where=sa.text("reference_mac IS NOT NULL"),
    )
    op.create_index(
        "signalements_reported", "signalements", ["from_organisation_id", "created_at", "id"], unique=False
    )
    op.create_table(
        "referral_links",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("need", sa.String(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("exploitation_hidden", sa.Boolean(), nullable=True),
        sa.Column("class_size", sa.Integer(), nullable=True),
        sa.Column("k", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdraw_code", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "id"],
            ["referrals.from_organisation_id", "referrals.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "referral_links_by_change", "referral_links", ["organisation_id", "updated_at", "id"], unique=False
    )
    op.create_index(
        "referral_links_by_creation", "referral_links", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index("referral_links_of_case", "referral_links", ["organisation_id", "case_id"], unique=False)
    op.create_index(
        "referral_links_one_open",
        "referral_links",
        ["organisation_id", "case_id", "to_organisation_id", "need"],
        unique=True,
        postgresql_where=sa.text("is_open"),
        postgresql_nulls_not_distinct=True,
    )
    op.create_table(
        "remembered_answers",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("resource_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("app.now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "client_id"],
            ["clients.organisation_id", "clients.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "client_id", "key_hash"),
    )
    op.create_table(
        "signalement_handlings",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("assessment", sa.String(), nullable=True),
        sa.Column("duplicate_of", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reopen_reason", sa.String(), nullable=True),
        sa.Column("cases_count", sa.Integer(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('submitted', 'open', 'awaiting_reporter', 'assessed', 'converted', 'closed')",
            name="signalement_handlings_status",
        ),
        sa.CheckConstraint("cases_count >= 0", name="signalement_handlings_cases"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id", "id"],
            ["signalements.from_organisation_id", "signalements.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "signalement_handlings_by_change",
        "signalement_handlings",
        ["organisation_id", "updated_at", "id"],
        unique=False,
    )
    op.create_index(
        "signalement_handlings_waiting",
        "signalement_handlings",
        ["organisation_id", "created_at"],
        unique=False,
        postgresql_where=sa.text("status = 'submitted' AND escalated_at IS NULL"),
    )
    op.create_table(
        "signalement_messages",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("signalement_id", sa.Uuid(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("body_for_from", sa.LargeBinary(), nullable=False),
        sa.Column("body_for_to", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("written_by IN ('reporter', 'centre')", name="signalement_messages_side"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "signalement_id"],
            ["signalements.from_organisation_id", "signalements.to_organisation_id", "signalements.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index(
        "signalement_messages_of",
        "signalement_messages",
        ["from_organisation_id", "signalement_id"],
        unique=False,
    )
    op.create_index(
        "signalement_messages_of_receiver", "signalement_messages", ["to_organisation_id", "id"], unique=False
    )
    op.create_index(
        "signalement_messages_received",
        "signalement_messages",
        ["to_organisation_id", "signalement_id"],
        unique=False,
    )
    op.create_table(
        "signalement_cases",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signalement_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "id"],
            ["cases.organisation_id", "cases.id"],
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "signalement_id"],
            ["signalement_handlings.organisation_id", "signalement_handlings.id"],
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "signalement_cases_of", "signalement_cases", ["organisation_id", "signalement_id"], unique=False
    )
    op.create_table(
        "signalement_notes",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signalement_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "signalement_id"],
            ["signalement_handlings.organisation_id", "signalement_handlings.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "signalement_notes_of", "signalement_notes", ["organisation_id", "signalement_id"], unique=False
    )
    op.execute(_OPERATOR)
    _raise_walls()


def _raise_walls() -> None:
    walls.directory("organisations", own_id="id")
    for table in _OWNED:
        walls.owned(table)
    walls.owned("remembered_answers", deletable=True)
    for table in ("events", "audit_events"):
        walls.append_only(table)
    walls.two_party("agreements", frozen=("kind", "minimum_class_size", "valid_from", "valid_until"))
    walls.two_party(
        "referrals",
        hidden=("draft", "withdrawn", "entered_in_error"),
        frozen=("card", "kind", "respond_by_on", "sent_on"),
        once="card",
    )
    walls.two_party("signalements", frozen=_SUBMITTED)
    walls.two_party(
        "signalement_messages",
        frozen=("signalement_id", "written_by", "author_id", "body_for_from", "body_for_to"),
        made_by_either=True,
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_index("signalement_notes_of", table_name="signalement_notes")
    op.drop_table("signalement_notes")
    op.drop_index("signalement_cases_of", table_name="signalement_cases")
    op.drop_table("signalement_cases")
    op.drop_index("signalement_messages_received", table_name="signalement_messages")
    op.drop_index("signalement_messages_of_receiver", table_name="signalement_messages")
    op.drop_index("signalement_messages_of", table_name="signalement_messages")
    op.drop_table("signalement_messages")
    op.drop_index(
        "signalement_handlings_waiting",
        table_name="signalement_handlings",
        postgresql_where=sa.text("status = 'submitted' AND escalated_at IS NULL"),
    )
    op.drop_index("signalement_handlings_by_change", table_name="signalement_handlings")
    op.drop_table("signalement_handlings")
    op.drop_table("remembered_answers")
    op.drop_index(
        "referral_links_one_open",
        table_name="referral_links",
        postgresql_where=sa.text("is_open"),
        postgresql_nulls_not_distinct=True,
    )
    op.drop_index("referral_links_of_case", table_name="referral_links")
    op.drop_index("referral_links_by_creation", table_name="referral_links")
    op.drop_index("referral_links_by_change", table_name="referral_links")
    op.drop_table("referral_links")
    op.drop_index("signalements_reported", table_name="signalements")
    op.drop_index(
        "signalements_reference",
        table_name="signalements",
        postgresql_where=sa.text("reference_mac IS NOT NULL"),
    )
    op.drop_index("signalements_received", table_name="signalements")
    op.drop_index("signalements_of_receiver", table_name="signalements")
    op.drop_table("signalements")
    op.drop_index("referrals_received", table_name="referrals")
    op.drop_index("referrals_open", table_name="referrals", postgresql_where=sa.text("status = 'sent'"))
    op.drop_index("referrals_of_receiver", table_name="referrals")
    op.drop_table("referrals")
    op.drop_table("organisation_settings")
    op.drop_table("organisation_keys")
    op.drop_index("events_of_object", table_name="events")
    op.drop_table("events")
    op.drop_table("clients")
    op.drop_index("cases_by_opening", table_name="cases")
    op.drop_index("cases_by_change", table_name="cases")
    op.drop_table("cases")
    op.drop_index("audit_events_of_object", table_name="audit_events")
    op.drop_index("audit_events_by_time", table_name="audit_events")
    op.drop_table("audit_events")
    op.drop_index(
        "agreements_one_open",
        table_name="agreements",
        postgresql_where=sa.text("status IN ('proposed', 'active')"),
    )
    op.drop_index("agreements_of_receiver", table_name="agreements")
    op.drop_table("agreements")
    op.drop_index("organisations_slug", table_name="organisations")
    op.drop_index(
        "organisations_one_operator",
        table_name="organisations",
        postgresql_where=sa.text("kind = 'operator'"),
    )
    op.drop_table("organisations")
