"""Searches for a home, the dwellings that were applied for, and leases."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0015_housing"
down_revision = "0014_ledger"
branch_labels = None
depends_on = None

_OWNED = ("housing_searches", "housing_applications", "leases")
#: What a lease says. A loan is lent on it.
_TERMS = (
    *("search_id", "application_id", "housing_type", "region", "currency", "monthly_rent_minor"),
    *("charges_minor", "deposit_minor", "deposit_payee", "starts_on", "ends_on", "checks", "analysed_on"),
)


def upgrade() -> None:
    """Make it so."""
    _searches()
    _applications()
    _leases()
    _fence()


def _searches() -> None:
    op.create_table(
        "housing_searches",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("leaving_allocation_id", sa.Uuid(), nullable=True),
        sa.Column("wanted_types", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("regions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("rent_ceiling_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("household_size", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(status = 'ended') = (end_reason IS NOT NULL)", name="housing_searches_reason"),
        sa.CheckConstraint("(status = 'searching') = (ended_on IS NULL)", name="housing_searches_ended"),
        sa.CheckConstraint("status IN ('searching', 'obtained', 'ended')", name="housing_searches_status"),
        sa.CheckConstraint("household_size BETWEEN 1 AND 50", name="housing_searches_household"),
        sa.CheckConstraint(
            "num_nonnulls(rent_ceiling_minor, currency) IN (0, 2)", name="housing_searches_ceiling"
        ),
        sa.CheckConstraint("rent_ceiling_minor >= 0", name="housing_searches_amount"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "leaving_allocation_id"],
            ["allocations.organisation_id", "allocations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "housing_searches_by_creation",
        "housing_searches",
        ["organisation_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "housing_searches_for", "housing_searches", ["organisation_id", "sealed_for"], unique=False
    )
    op.create_index(
        "housing_searches_leaving",
        "housing_searches",
        ["organisation_id", "leaving_allocation_id"],
        unique=False,
    )
    op.create_index(
        "housing_searches_of", "housing_searches", ["organisation_id", "case_id", "id"], unique=False
    )
    op.create_index(
        "housing_searches_one_open",
        "housing_searches",
        ["organisation_id", "case_id"],
        unique=True,
        postgresql_where=sa.text("status = 'searching'"),
    )


def _applications() -> None:
    op.create_table(
        "housing_applications",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("search_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("housing_type", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("monthly_rent_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("viewing_on", sa.Date(), nullable=True),
        sa.Column("viewed_on", sa.Date(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("refusal_reason", sa.String(), nullable=True),
        sa.Column("withdraw_reason", sa.String(), nullable=True),
        sa.Column("discrimination_noted", sa.Boolean(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(status = 'refused') = (refusal_reason IS NOT NULL)", name="housing_applications_refused"
        ),
        sa.CheckConstraint(
            "(status = 'withdrawn') = (withdraw_reason IS NOT NULL)", name="housing_applications_withdrawn"
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'viewed', 'applied', 'accepted', 'refused', 'withdrawn')",
            name="housing_applications_status",
        ),
        sa.CheckConstraint("monthly_rent_minor >= 0", name="housing_applications_amount"),
        sa.CheckConstraint(
            "num_nonnulls(monthly_rent_minor, currency) IN (0, 2)", name="housing_applications_rent"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "search_id"],
            ["housing_searches.organisation_id", "housing_searches.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "housing_applications_by_creation",
        "housing_applications",
        ["organisation_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "housing_applications_for", "housing_applications", ["organisation_id", "sealed_for"], unique=False
    )
    op.create_index(
        "housing_applications_of", "housing_applications", ["organisation_id", "case_id", "id"], unique=False
    )
    op.create_index(
        "housing_applications_of_search",
        "housing_applications",
        ["organisation_id", "search_id", "id"],
        unique=False,
    )
    op.create_index(
        "housing_applications_to_view",
        "housing_applications",
        ["organisation_id", "viewing_on", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'planned'"),
    )


def _leases() -> None:
    op.create_table(
        "leases",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("search_id", sa.Uuid(), nullable=True),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("housing_type", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("monthly_rent_minor", sa.BigInteger(), nullable=False),
        sa.Column("charges_minor", sa.BigInteger(), nullable=True),
        sa.Column("deposit_minor", sa.BigInteger(), nullable=True),
        sa.Column("deposit_payee", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("checks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("analysed_on", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(status = 'ended') = (end_reason IS NOT NULL)", name="leases_reason"),
        sa.CheckConstraint("(status = 'ended') = (ended_on IS NOT NULL)", name="leases_ended"),
        sa.CheckConstraint("(status IN ('signed', 'ended')) = (signed_on IS NOT NULL)", name="leases_signed"),
        sa.CheckConstraint("status IN ('draft', 'signed', 'ended', 'discarded')", name="leases_status"),
        sa.CheckConstraint("ended_on >= signed_on", name="leases_order"),
        sa.CheckConstraint("ends_on >= starts_on", name="leases_time"),
        sa.CheckConstraint(
            "monthly_rent_minor >= 0 AND charges_minor >= 0 AND deposit_minor >= 0", name="leases_amounts"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "application_id"],
            ["housing_applications.organisation_id", "housing_applications.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "search_id"],
            ["housing_searches.organisation_id", "housing_searches.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("leases_by_creation", "leases", ["organisation_id", "created_at", "id"], unique=False)
    op.create_index(
        "leases_ending",
        "leases",
        ["organisation_id", "ends_on", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'signed'"),
    )
    op.create_index("leases_for", "leases", ["organisation_id", "sealed_for"], unique=False)
    op.create_index("leases_of", "leases", ["organisation_id", "case_id", "id"], unique=False)
    op.create_index("leases_of_application", "leases", ["organisation_id", "application_id"], unique=False)
    op.create_index("leases_of_search", "leases", ["organisation_id", "search_id"], unique=False)


def _fence() -> None:
    for table in _OWNED:
        walls.owned(table, deletable=True)
        walls.keep(table, "case_id", "created_at", name="fixed")
    walls.keep("housing_applications", "search_id", name="search")
    # What was read is what she signs, and what others build on; only the words of it can be emptied.
    walls.keep("leases", *_TERMS, condition="OLD.status <> 'draft'", name="terms")
    walls.keep(
        "leases", "details", condition="OLD.status <> 'draft' AND NEW.details IS NOT NULL", name="words"
    )
    walls.keep("leases", "signed_on", condition="OLD.signed_on IS NOT NULL", name="signed")


def downgrade() -> None:
    """Undo it."""
    for table in reversed(_OWNED):
        op.drop_table(table)
