"""SELECTs of what is to be sealed, and of what was, whole and in its order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, cast, func, literal_column, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Xid8
from trafficking_api.features.ledger.models import (
    LedgerBlock,
    LedgerEntry,
    LedgerSeal,
    LedgerTransaction,
)
from trafficking_api.kit.read import Query

#: What a seal says of a transaction, and of each entry: all of it but what only orders or repeats.
OF_TRANSACTION = (
    *("organisation_id", "id", "book_id", "fund_id", "loan_id", "kind", "value_on", "created_at"),
    *("recorded_by_id", "reverses_id", "reversal_reason", "relief_reason", "reference"),
)
OF_ENTRY = (
    *("account", "amount_minor", "book_id", "currency", "fund_id", "loan_id", "kind", "value_on"),
    "recorded_at",
)
_SNAPSHOT = func.pg_current_snapshot()


def _from_elsewhere(xid: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """True of a number that this server has not come to: the row was brought here by a restore."""
    return xid >= func.pg_snapshot_xmax(_SNAPSHOT)


def last_block(mandate: Mandate) -> Query:
    """The last block of the organisation, and whether another server made it."""
    elsewhere = _from_elsewhere(col(LedgerBlock.until_xid)).label("is_from_elsewhere")
    return (
        select(
            *(col(getattr(LedgerBlock, name)) for name in ("number", "head", "until_xid")),
            elsewhere,
        )
        .where(col(LedgerBlock.organisation_id) == mandate.organisation_id)
        .order_by(col(LedgerBlock.number).desc())
        .limit(1)
    )


def _transactions(mandate: Mandate) -> Query:
    return select(
        *(col(getattr(LedgerTransaction, name)) for name in OF_TRANSACTION), col(LedgerTransaction.xid)
    ).where(col(LedgerTransaction.organisation_id) == mandate.organisation_id)


def unsealed(mandate: Mandate, *, at_most: int, since_last: bool, from_elsewhere: bool) -> Query:
    """Transactions that are in no block, in the order in which they are sealed.

    Only below the horizon: above it, one with a lower number may still be under way, and `since_last`, which
    looks no further back than the last block, would never meet it.
    """
    xid = col(LedgerTransaction.xid)
    below = xid < func.pg_snapshot_xmin(_SNAPSHOT)
    query = _transactions(mandate).where(~_is_sealed())
    if from_elsewhere:
        query = query.where(_from_elsewhere(xid))
    elif since_last:
        query = query.where(and_(xid >= _cursor(mandate), below))
    else:
        query = query.where(or_(below, _from_elsewhere(xid)))
    return query.order_by(xid, col(LedgerTransaction.id)).limit(at_most)


def passed_over(mandate: Mandate) -> Query:
    """Transactions that the last block should have, or one before it, and that are in none.

    Not while that block is another server's: what this one books meanwhile has lower numbers.
    """
    xid, cursor = col(LedgerTransaction.xid), _cursor(mandate)
    return (
        select(col(LedgerTransaction.id), col(LedgerTransaction.book_id))
        .where(
            col(LedgerTransaction.organisation_id) == mandate.organisation_id,
            ~_is_sealed(),
            xid < cursor,
            xid < func.pg_snapshot_xmin(_SNAPSHOT),
            ~_from_elsewhere(cursor),
        )
        .order_by(xid, col(LedgerTransaction.id))
    )


def _is_sealed() -> ColumnElement[bool]:
    """True of a transaction of the outer query that is in a block."""
    seal = select(col(LedgerSeal.transaction_id)).where(
        col(LedgerSeal.organisation_id) == col(LedgerTransaction.organisation_id),
        col(LedgerSeal.transaction_id) == col(LedgerTransaction.id),
    )
    return seal.correlate(LedgerTransaction).exists()


def _cursor(mandate: Mandate) -> ColumnElement[int]:
    last = (
        select(col(LedgerBlock.until_xid))
        .where(col(LedgerBlock.organisation_id) == mandate.organisation_id)
        .order_by(col(LedgerBlock.number).desc())
        .limit(1)
    )
    return func.coalesce(last.scalar_subquery(), cast(literal_column("'0'"), Xid8))


def entries_of(mandate: Mandate, transaction_ids: Sequence[UUID]) -> Query:
    """The entries of these transactions, in the order in which they are sealed."""
    return (
        select(col(LedgerEntry.transaction_id), *(col(getattr(LedgerEntry, name)) for name in OF_ENTRY))
        .where(
            col(LedgerEntry.organisation_id) == mandate.organisation_id,
            col(LedgerEntry.transaction_id).in_(transaction_ids),
        )
        .order_by(col(LedgerEntry.transaction_id), col(LedgerEntry.account))
    )


def blocks(mandate: Mandate) -> Query:
    """Every block, from the first on."""
    names = ("number", "size", "previous", "root", "head")
    query = select(*(col(getattr(LedgerBlock, name)) for name in names))
    query = query.where(col(LedgerBlock.organisation_id) == mandate.organisation_id)
    return query.order_by(col(LedgerBlock.number))


def seals_of(mandate: Mandate, number: int) -> Query:
    """What lies in a block, in its order, with the transactions that are still there."""
    of_it = and_(
        col(LedgerTransaction.organisation_id) == col(LedgerSeal.organisation_id),
        col(LedgerTransaction.id) == col(LedgerSeal.transaction_id),
    )
    return (
        select(
            *(col(LedgerSeal.transaction_id), col(LedgerSeal.position), col(LedgerSeal.leaf)),
            *(col(getattr(LedgerTransaction, name)) for name in OF_TRANSACTION),
        )
        .join_from(LedgerSeal, LedgerTransaction, of_it, isouter=True)
        .where(
            col(LedgerSeal.organisation_id) == mandate.organisation_id, col(LedgerSeal.block_number) == number
        )
        .order_by(col(LedgerSeal.position))
    )


def waiting(mandate: Mandate) -> Query:
    """How many transactions are in no block yet."""
    return (
        select(func.count())
        .select_from(LedgerTransaction)
        .where(
            col(LedgerTransaction.organisation_id) == mandate.organisation_id,
            ~_is_sealed(),
        )
    )
