"""Books, what is booked in them, and the blocks by which it is sealed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0014_ledger"
down_revision = "0013_case_plans"
branch_labels = None
depends_on = None

_REFERENCE = r"^(RF)?[0-9/+.-]{2,33}$"
_ACCOUNTS = "'Bank', 'Receivables', 'Contributions', 'Credits', 'Waived', 'WrittenOff', 'Recovered'"
_KINDS = (
    "'Contribution', 'Disbursement', 'Repayment', 'DepositReturn', 'Refund', 'Waiver', 'WriteOff', 'Recovery'"
)
_APPENDED = ("book_closings", "ledger_transactions", "ledger_entries", "ledger_blocks", "ledger_seals")

# A closed period stays closed: `closed_until` only ever grows.
_CLOSES = """
CREATE FUNCTION app.book_closes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_until IS NOT NULL AND NEW.closed_until IS DISTINCT FROM OLD.closed_until
       AND (NEW.closed_until IS NULL OR NEW.closed_until < OLD.closed_until) THEN
        RAISE EXCEPTION 'closed period' USING ERRCODE = 'TA500';
    END IF;
    RETURN NEW;
END $$
"""

# LOAN-12. The book is held until the transaction ends: who closes it waits, and who books after it is
# refused. When it was recorded, and in which transaction of the database, is not for the writer to say.
_BOOKED = """
CREATE FUNCTION app.ledger_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    until_on date;
    wrong public.ledger_transactions;
BEGIN
    SELECT b.closed_until INTO until_on FROM public.books b
    WHERE b.organisation_id = NEW.organisation_id AND b.id = NEW.book_id FOR SHARE;
    IF NEW.value_on <= until_on THEN
        RAISE EXCEPTION 'closed period' USING ERRCODE = 'TA409';
    END IF;
    IF NEW.reverses_id IS NOT NULL THEN
        SELECT * INTO wrong FROM public.ledger_transactions t
        WHERE t.organisation_id = NEW.organisation_id AND t.id = NEW.reverses_id;
        IF NOT FOUND OR wrong.reverses_id IS NOT NULL OR NEW.value_on < wrong.value_on
           OR (wrong.book_id, wrong.fund_id, wrong.kind) IS DISTINCT FROM (NEW.book_id, NEW.fund_id, NEW.kind)
           OR wrong.loan_id IS DISTINCT FROM NEW.loan_id THEN
            RAISE EXCEPTION 'no mirror' USING ERRCODE = 'TA500';
        END IF;
    END IF;
    -- Not when the transaction began: who waited for a loan books after who went first (LOAN-20).
    NEW.created_at := app.now() + (clock_timestamp() - now());
    NEW.xid := pg_current_xact_id();
    RETURN NEW;
END $$
"""

_FILLED = """
CREATE FUNCTION app.ledger_filled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    booked public.ledger_transactions;
BEGIN
    SELECT * INTO booked FROM public.ledger_transactions t
    WHERE t.organisation_id = NEW.organisation_id AND t.id = NEW.transaction_id;
    IF NOT FOUND OR booked.xid <> pg_current_xact_id() THEN
        RAISE EXCEPTION 'booked before' USING ERRCODE = 'TA500';
    END IF;
    SELECT b.currency INTO NEW.currency FROM public.books b
    WHERE b.organisation_id = booked.organisation_id AND b.id = booked.book_id;
    NEW.book_id := booked.book_id;
    NEW.fund_id := booked.fund_id;
    NEW.loan_id := booked.loan_id;
    NEW.kind := booked.kind;
    NEW.value_on := booked.value_on;
    NEW.recorded_at := booked.created_at;
    IF NEW.loan_id IS NULL AND NEW.account NOT IN ('Bank', 'Contributions') THEN
        RAISE EXCEPTION 'of no loan' USING ERRCODE = 'TA500';
    END IF;
    RETURN NEW;
END $$
"""

# LOAN-2 and LOAN-3, when the transaction commits. Asked for earlier, it is asked again for each later entry.
_BALANCED = """
CREATE FUNCTION app.ledger_balanced(organisation uuid, transaction uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    entries bigint;
    total numeric;
    mirrored uuid;
BEGIN
    SELECT count(*), sum(e.amount_minor) INTO entries, total FROM public.ledger_entries e
    WHERE e.organisation_id = organisation AND e.transaction_id = transaction;
    IF entries < 2 OR total <> 0 THEN
        RAISE EXCEPTION 'out of balance' USING ERRCODE = 'TA500';
    END IF;
    SELECT t.reverses_id INTO mirrored FROM public.ledger_transactions t
    WHERE t.organisation_id = organisation AND t.id = transaction;
    IF mirrored IS NOT NULL AND EXISTS (
        SELECT FROM
            (SELECT e.account, e.amount_minor FROM public.ledger_entries e
             WHERE e.organisation_id = organisation AND e.transaction_id = mirrored) a
        FULL JOIN
            (SELECT e.account, e.amount_minor FROM public.ledger_entries e
             WHERE e.organisation_id = organisation AND e.transaction_id = transaction) b
        ON a.account = b.account
        WHERE a.amount_minor IS DISTINCT FROM -b.amount_minor
    ) THEN
        RAISE EXCEPTION 'no mirror' USING ERRCODE = 'TA500';
    END IF;
END $$
"""
_TRANSACTION_BALANCED = """
CREATE FUNCTION app.ledger_transaction_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM app.ledger_balanced(NEW.organisation_id, NEW.id);
    RETURN NULL;
END $$
"""
_ENTRY_BALANCED = """
CREATE FUNCTION app.ledger_entry_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM app.ledger_balanced(NEW.organisation_id, NEW.transaction_id);
    RETURN NULL;
END $$
"""
_FUNCTIONS = {
    "book_closes()": _CLOSES,
    "ledger_booked()": _BOOKED,
    "ledger_filled()": _FILLED,
    "ledger_balanced(uuid, uuid)": _BALANCED,
    "ledger_transaction_balanced()": _TRANSACTION_BALANCED,
    "ledger_entry_balanced()": _ENTRY_BALANCED,
}
_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
#: Which trigger: what it is, when it comes, on which table, how, and the function that it calls.
_TRIGGERS = (
    ("TRIGGER books_closes BEFORE UPDATE", "books", "", "book_closes"),
    ("TRIGGER ledger_transactions_booked BEFORE INSERT", "ledger_transactions", "", "ledger_booked"),
    ("TRIGGER ledger_entries_filled BEFORE INSERT", "ledger_entries", "", "ledger_filled"),
    (
        "CONSTRAINT TRIGGER ledger_transactions_balanced AFTER INSERT",
        *("ledger_transactions", _DEFERRED, "ledger_transaction_balanced"),
    ),
    (
        "CONSTRAINT TRIGGER ledger_entries_balanced AFTER INSERT OR UPDATE",
        *("ledger_entries", _DEFERRED, "ledger_entry_balanced"),
    ),
)


def upgrade() -> None:
    """Make it so."""
    _books()
    _booked()
    _sealed()
    walls.owned("books")
    walls.keep("books", "currency", "exponent", "created_at", name="fixed")
    for table in _APPENDED:
        walls.append_only(table)
    for signature, function in _FUNCTIONS.items():
        op.execute(function)
        op.execute(f"REVOKE EXECUTE ON FUNCTION app.{signature} FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION app.{signature} TO {walls.RUNTIME}")
    for trigger, table, how, function in _TRIGGERS:
        op.execute(f"CREATE {trigger} ON {table} {how} FOR EACH ROW EXECUTE FUNCTION app.{function}()")


def _books() -> None:
    op.create_table(
        "books",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("exponent", sa.SmallInteger(), nullable=False),
        sa.Column("closed_until", sa.Date(), nullable=True),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name="books_currency_form"),
        sa.CheckConstraint("exponent BETWEEN 0 AND 4", name="books_exponent"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("books_currency", "books", ["organisation_id", "currency"], unique=True)
    op.create_index("books_by_creation", "books", ["organisation_id", "created_at", "id"])
    op.create_table(
        "book_closings",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("totals", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        sa.ForeignKeyConstraint(
            ["organisation_id", "closed_by_id"], ["members.organisation_id", "members.id"]
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "book_closings_of", "book_closings", ["organisation_id", "book_id", "until_on"], unique=True
    )


def _booked() -> None:
    op.create_table(
        "ledger_transactions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("loan_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("reversal_reason", sa.String(), nullable=True),
        sa.Column("relief_reason", sa.String(), nullable=True),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("xid", walls.Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name="ledger_transactions_kind"),
        sa.CheckConstraint(f"reference ~ '{_REFERENCE}'", name="ledger_transactions_reference"),
        sa.CheckConstraint(
            "(reverses_id IS NULL) = (reversal_reason IS NULL)", name="ledger_transactions_reversal"
        ),
        sa.ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        sa.ForeignKeyConstraint(
            ["organisation_id", "recorded_by_id"], ["members.organisation_id", "members.id"]
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "reverses_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "ledger_transactions_reversed", "ledger_transactions", ["organisation_id", "reverses_id"], unique=True
    )
    for name, *columns in (
        ("of_book", "book_id", "created_at", "id"),
        ("of_fund", "fund_id", "value_on", "id"),
        ("of_loan", "loan_id", "created_at", "id"),
        ("by_xid", "xid", "id"),
    ):
        op.create_index(f"ledger_transactions_{name}", "ledger_transactions", ["organisation_id", *columns])
    op.create_table(
        "ledger_entries",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("transaction_id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("loan_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount_minor <> 0", name="ledger_entries_not_zero"),
        sa.CheckConstraint(
            "amount_minor BETWEEN -1000000000000 AND 1000000000000", name="ledger_entries_bounds"
        ),
        sa.CheckConstraint(f"account IN ({_ACCOUNTS})", name="ledger_entries_account"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "transaction_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        sa.ForeignKeyConstraint(["organisation_id", "book_id"], ["books.organisation_id", "books.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "transaction_id", "account"),
    )
    for whose in ("loan", "fund", "book"):
        op.create_index(
            f"ledger_entries_of_{whose}",
            "ledger_entries",
            ["organisation_id", f"{whose}_id", "account", "value_on"],
            postgresql_include=["amount_minor", "kind", "recorded_at"],
        )


def _sealed() -> None:
    op.create_table(
        "ledger_blocks",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_xid", walls.Xid8(), nullable=False),
        sa.CheckConstraint("number >= 1", name="ledger_blocks_number"),
        sa.CheckConstraint("size >= 1", name="ledger_blocks_size"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        sa.PrimaryKeyConstraint("organisation_id", "number"),
    )
    op.create_table(
        "ledger_seals",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("transaction_id", sa.Uuid(), nullable=False),
        sa.Column("block_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "transaction_id"],
            ["ledger_transactions.organisation_id", "ledger_transactions.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "block_number"], ["ledger_blocks.organisation_id", "ledger_blocks.number"]
        ),
        sa.PrimaryKeyConstraint("organisation_id", "transaction_id"),
    )
    op.create_index(
        "ledger_seals_of_block", "ledger_seals", ["organisation_id", "block_number", "position"], unique=True
    )


def downgrade() -> None:
    """Undo it."""
    for table in ("ledger_seals", "ledger_blocks", "ledger_entries", "ledger_transactions"):
        op.drop_table(table)
    op.drop_table("book_closings")
    op.drop_table("books")
    for signature in reversed(_FUNCTIONS):
        op.execute(f"DROP FUNCTION app.{signature}")
