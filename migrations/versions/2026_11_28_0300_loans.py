"""Guarantee funds, who gave to them, the loans for deposits, and in which parts they are paid back."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0016_loans"
down_revision = "0015_housing"
branch_labels = None
depends_on = None

_STATUSES = (
    "'requested', 'approved', 'rejected', 'withdrawn', 'cancelled', "
    "'active', 'settled', 'written_off', 'overpaid'"
)
_PAID_OUT = "status IN ('active', 'settled', 'written_off', 'overpaid')"

# LOAN-1: what was booked on a loan is in one currency, and in the books of one fund.
_KEEPS_FUND = """
CREATE FUNCTION app.loan_keeps_fund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.fund_id, NEW.currency) IS DISTINCT FROM (OLD.fund_id, OLD.currency) AND EXISTS (
        SELECT FROM public.ledger_transactions t
        WHERE t.organisation_id = NEW.organisation_id AND t.loan_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'booked before' USING ERRCODE = 'TA500';
    END IF;
    RETURN NEW;
END $$
"""

# As with what is booked: not when the transaction began, which may have waited for the loan (LOAN-20).
_SCHEDULED = """
CREATE FUNCTION app.loan_scheduled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.created_at := app.now() + (clock_timestamp() - now());
    RETURN NEW;
END $$
"""
#: When a function comes, on which table, and what it is.
_TRIGGERS = {
    "loan_keeps_fund": ("BEFORE UPDATE", "guarantee_loans", _KEEPS_FUND),
    "loan_scheduled": ("BEFORE INSERT", "loan_schedules", _SCHEDULED),
}


def _owned(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )


def _named(column: str, table: str, **options: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"], **options
    )


def upgrade() -> None:
    """Make it so."""
    _funds()
    _loans()
    _schedules()
    _fence()


def _funds() -> None:
    _owned(
        "guarantee_funds",
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("disburse_alone_minor", sa.BigInteger(), nullable=False),
        sa.Column("alone_set_by_id", sa.Uuid(), nullable=True),
        sa.Column("payer_name", sa.String(), nullable=False),
        sa.Column("payer_account", sa.String(), nullable=True),
        sa.CheckConstraint("status IN ('open', 'closed')", name="guarantee_funds_status"),
        sa.CheckConstraint("disburse_alone_minor >= 0", name="guarantee_funds_alone"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        _named("book_id", "books"),
        _named("alone_set_by_id", "members"),
    )
    op.create_index("guarantee_funds_named", "guarantee_funds", ["organisation_id", "name"], unique=True)
    op.create_index("guarantee_funds_by_creation", "guarantee_funds", ["organisation_id", "created_at", "id"])
    _owned(
        "fund_contributions",
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("transaction_id", sa.Uuid(), nullable=False),
        sa.Column("donor", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        _named("fund_id", "guarantee_funds"),
        _named("transaction_id", "ledger_transactions"),
    )
    op.create_index(
        "fund_contributions_booked",
        "fund_contributions",
        ["organisation_id", "transaction_id"],
        unique=True,
    )
    op.create_index(
        "fund_contributions_of", "fund_contributions", ["organisation_id", "fund_id", "created_at", "id"]
    )


def _loans() -> None:
    _owned(
        "guarantee_loans",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("lease_id", sa.Uuid(), nullable=True),
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("requested_minor", sa.BigInteger(), nullable=False),
        sa.Column("approved_minor", sa.BigInteger(), nullable=True),
        sa.Column("months_of_rent", sa.Integer(), nullable=False),
        sa.Column("instalments", sa.Integer(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("payee", sa.String(), nullable=False),
        sa.Column("other_schemes", postgresql.JSONB(), nullable=False),
        sa.Column("requester_id", sa.Uuid(), nullable=False),
        sa.Column("editor_id", sa.Uuid(), nullable=False),
        sa.Column("approver_id", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_edition", sa.Integer(), nullable=True),
        sa.Column("disburser_id", sa.Uuid(), nullable=True),
        sa.Column("disbursed_on", sa.Date(), nullable=True),
        sa.Column("agreement_signed_on", sa.Date(), nullable=True),
        sa.Column("reject_reason", sa.String(), nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=True),
        sa.Column("paused_from", sa.Date(), nullable=True),
        sa.Column("pause_reason", sa.String(), nullable=True),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("payment_reference", sa.String(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        *_loan_checks(),
        _named("case_id", "cases"),
        _named("fund_id", "guarantee_funds"),
        _named("lease_id", "leases", deferrable=True, initially="DEFERRED"),
        _named("requester_id", "members"),
        _named("editor_id", "members"),
        _named("approver_id", "members"),
        _named("disburser_id", "members"),
        _named("sealed_for", "people"),
    )
    _loan_indexes()


def _loan_checks() -> list[sa.CheckConstraint]:
    undecided = "status NOT IN ('requested', 'rejected', 'withdrawn')"
    decision = "(approved_minor, approver_id, approved_at)"
    payment = "(disburser_id, disbursed_on, agreement_signed_on)"
    checks = {
        "status": f"status IN ({_STATUSES})",
        "requested": "requested_minor >= 1",
        "limit": "approved_minor BETWEEN 1 AND requested_minor",
        "approved": f"NOT ({_PAID_OUT} OR status IN ('approved', 'cancelled')) OR num_nulls{decision} = 0",
        "undecided": f"{undecided} OR num_nonnulls{decision} = 0",
        "four_eyes": "approver_id NOT IN (requester_id, editor_id)",
        "disbursed": f"num_nulls{payment} = CASE WHEN {_PAID_OUT} THEN 0 ELSE 3 END",
        "no": "(status = 'rejected') = (reject_reason IS NOT NULL)",
        "cancelled": "(status = 'cancelled') = (cancel_reason IS NOT NULL)",
        "paused": "(paused_from IS NULL) = (pause_reason IS NULL) "
        "OR (lease_id IS NULL AND pause_reason IS NULL)",
        "payee": "payee IN ('BlockedAccount', 'Landlord')",
        "purged": "lease_id IS NOT NULL OR num_nonnulls(details, sealed_for, pause_reason) = 0",
    }
    return [sa.CheckConstraint(check, name=f"guarantee_loans_{name}") for name, check in checks.items()]


def _loan_indexes() -> None:
    table = "guarantee_loans"
    living = sa.text("status NOT IN ('rejected', 'withdrawn', 'cancelled')")
    op.create_index(
        "guarantee_loans_one", table, ["organisation_id", "lease_id"], unique=True, postgresql_where=living
    )
    op.create_index("guarantee_loans_referred", table, ["organisation_id", "payment_reference"], unique=True)
    op.create_index("guarantee_loans_of", table, ["organisation_id", "case_id", "id"])
    op.create_index("guarantee_loans_of_lease", table, ["organisation_id", "lease_id"])
    op.create_index("guarantee_loans_of_fund", table, ["organisation_id", "fund_id", "status"])
    op.create_index("guarantee_loans_by_creation", table, ["organisation_id", "created_at", "id"])
    op.create_index("guarantee_loans_for", table, ["organisation_id", "sealed_for"])
    owed = sa.text("status = 'active'")
    op.create_index("guarantee_loans_owed", table, ["organisation_id", "id"], postgresql_where=owed)


def _schedules() -> None:
    _owned(
        "loan_schedules",
        sa.Column("loan_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("principal_minor", sa.BigInteger(), nullable=False),
        sa.Column("instalments", postgresql.JSONB(), nullable=False),
        _named("loan_id", "guarantee_loans"),
    )
    op.create_index(
        "loan_schedules_edition", "loan_schedules", ["organisation_id", "loan_id", "edition"], unique=True
    )


def _fence() -> None:
    walls.owned("guarantee_funds")
    walls.owned("fund_contributions")
    walls.owned("guarantee_loans", deletable=True)
    walls.append_only("loan_schedules", deletable=True)
    # A contribution is reversed in its book; only its version rises with that.
    walls.keep(
        "fund_contributions", "fund_id", "transaction_id", "donor", "purpose", "created_at", name="fixed"
    )
    walls.keep("guarantee_funds", "currency", "book_id", "created_at", name="fixed")
    walls.keep("guarantee_loans", "case_id", "requester_id", "payment_reference", "created_at", name="fixed")
    # What was approved is what is paid out and owed, for whom and out of which fund.
    walls.keep(
        "guarantee_loans",
        *("fund_id", "currency", "requested_minor", "approved_minor", "months_of_rent", "payee"),
        *("approver_id", "approved_at"),
        condition="OLD.disbursed_on IS NOT NULL AND NEW.disbursed_on IS NOT NULL",
        name="paid",
    )
    for function, (when, table, body) in _TRIGGERS.items():
        op.execute(body)
        op.execute(f"REVOKE EXECUTE ON FUNCTION app.{function}() FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION app.{function}() TO {walls.RUNTIME}")
        trigger = f"CREATE TRIGGER {function} {when} ON {table}"
        op.execute(f"{trigger} FOR EACH ROW EXECUTE FUNCTION app.{function}()")
    for column, table in (("fund_id", "guarantee_funds"), ("loan_id", "guarantee_loans")):
        op.create_foreign_key(
            f"ledger_transactions_{column}",
            "ledger_transactions",
            table,
            ["organisation_id", column],
            ["organisation_id", "id"],
        )


def downgrade() -> None:
    """Undo it. What was booked was booked in these funds, and cannot stay without them."""
    op.execute("TRUNCATE ledger_seals, ledger_blocks, ledger_entries, ledger_transactions CASCADE")
    for column in ("loan_id", "fund_id"):
        op.drop_constraint(f"ledger_transactions_{column}", "ledger_transactions")
    for table in ("loan_schedules", "guarantee_loans", "fund_contributions", "guarantee_funds"):
        op.drop_table(table)
    for function in _TRIGGERS:
        op.execute(f"DROP FUNCTION app.{function}()")
