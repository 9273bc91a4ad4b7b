"""Claims for compensation, and what was entered on them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0020_compensation"
down_revision = "0019_judgments"
branch_labels = None
depends_on = None

_STATUSES = (
    "'claimed', 'awarded', 'refused', 'partly_paid', 'enforcement', 'paid', 'uncollectable', 'renounced'"
)
_ACTS = "'award', 'refuse', 'pay', 'enforce', 'give_up', 'renounce'"


def _named(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"])


def _index(table: str, name: str, *columns: str, unique: bool = False) -> None:
    op.create_index(f"{table}_{name}", table, ["organisation_id", *columns], unique=unique)


def upgrade() -> None:
    """Make it so."""
    _claims()
    _entries()
    walls.owned("compensation_claims", deletable=True)
    walls.append_only("compensation_entries", deletable=True)
    walls.keep("compensation_claims", "case_id", "source", "created_at", name="fixed")
    # What was entered has amounts of this currency.
    walls.keep("compensation_claims", "currency", condition="OLD.entry_count > 0", name="currency")


def _claims() -> None:
    op.create_table(
        "compensation_claims",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("claimed_minor", sa.BigInteger(), nullable=False),
        sa.Column("claimed_on", sa.Date(), nullable=False),
        sa.Column("interest", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("awarded_minor", sa.BigInteger(), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=True),
        sa.Column("received_minor", sa.BigInteger(), nullable=False),
        sa.Column("entry_count", sa.Integer(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint(f"status IN ({_STATUSES})", name="compensation_claims_status"),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="compensation_claims_currency"),
        sa.CheckConstraint("claimed_minor >= 1", name="compensation_claims_claimed"),
        sa.CheckConstraint(
            "(status IN ('claimed', 'refused')) = (awarded_minor = 0)", name="compensation_claims_awarded"
        ),
        sa.CheckConstraint("(awarded_minor = 0) = (awarded_on IS NULL)", name="compensation_claims_award"),
        sa.CheckConstraint(
            "received_minor >= 0 AND (received_minor = 0 OR awarded_minor > 0)",
            name="compensation_claims_received",
        ),
        sa.CheckConstraint("awarded_on >= claimed_on", name="compensation_claims_order"),
        _named("case_id", "cases"),
        _named("proceeding_id", "proceedings"),
        _named("sealed_for", "people"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    _index("compensation_claims", "by_creation", "created_at", "id")
    _index("compensation_claims", "of", "case_id", "id")
    _index("compensation_claims", "of_proceeding", "proceeding_id")
    _index("compensation_claims", "for", "sealed_for")


def _entries() -> None:
    op.create_table(
        "compensation_entries",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("place >= 1", name="compensation_entries_place"),
        sa.CheckConstraint(f"act IN ({_ACTS})", name="compensation_entries_act"),
        sa.CheckConstraint(
            "(act IN ('award', 'pay')) = (amount_minor >= 1)", name="compensation_entries_amount"
        ),
        sa.CheckConstraint(
            "(act IN ('give_up', 'renounce') OR corrects_id IS NOT NULL) = (reason IS NOT NULL)",
            name="compensation_entries_reason",
        ),
        _named("case_id", "cases"),
        _named("claim_id", "compensation_claims"),
        _named("corrects_id", "compensation_entries"),
        _named("member_id", "members"),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    _index("compensation_entries", "in_order", "claim_id", "place", unique=True)
    _index("compensation_entries", "corrected", "corrects_id", unique=True)
    _index("compensation_entries", "of", "case_id", "id")


def downgrade() -> None:
    """Undo it."""
    op.drop_table("compensation_entries")
    op.drop_table("compensation_claims")
