"""Seals what was booked in blocks, and writes the last one's head down outside the database (LOAN-19)."""

import asyncio
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Row, func, select

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.models import LedgerBlock, LedgerSeal
from trafficking_api.features.ledger.queries import sealed as queries
from trafficking_api.features.ledger.service.closings import closing_heads, name_of_closings
from trafficking_api.features.ledger.service.written import written
from trafficking_api.kit.merkle import NOTHING, Chain, canonical, root

#: How many transactions a block holds at most. With 1,000, others waited for twice as long (bench/README.md).
LARGEST = 250
#: On which day all the books of an organisation were searched last for what is in no block, by this process.
_searched: dict[UUID, date] = {}


def name_of(organisation_id: UUID) -> str:
    """What the chain of an organisation is called outside."""
    return f"ledger|{organisation_id}"


def chain_of(organisation_id: UUID) -> Chain:
    """The chain of an organisation; the number is that of the way in which a transaction is written down."""
    return Chain(b"ledger|1|" + organisation_id.bytes)


async def seal(mandate: Mandate) -> int:
    """Anchor the last block, then seal what came after it in one more; returns how much that was.

    A block is anchored once it is committed, so by the next round: no crash leaves the anchor of a block that
    does not exist.
    """
    name = name_of(mandate.organisation_id)
    mine = await mandate.session.scalar(
        select(func.pg_try_advisory_xact_lock(func.hashtextextended(name, 0)))
    )
    if not mine:
        return 0
    last = (await mandate.session.execute(queries.last_block(mandate))).one_or_none()
    if last is not None:
        await _anchor(mandate, name, last.number, last.head)
    for book_id, heads in (await closing_heads(mandate)).items():
        await _anchor(mandate, name_of_closings(book_id), len(heads), heads[-1])
    found = await _unsealed(mandate, last)
    if found:
        await _seal(mandate, last, found)
    return len(found)


async def _anchor(mandate: Mandate, name: str, number: int, head: bytes) -> None:
    """Write down the head; what is booked is sealed also while that is not possible."""
    try:
        await asyncio.to_thread(mandate.office.seals.add, name, number, head)
    except OSError as error:
        structlog.get_logger().error("seal not anchored", error=type(error).__name__)


async def _unsealed(mandate: Mandate, last: Row[Any] | None) -> Sequence[Row[Any]]:
    """What is to be sealed next. After a restore, what came from the other server comes first.

    Once a day it is looked for further back than the last block: what was booked with a lower number, on a
    server that has since come to the numbers of the one before it, would never be met.
    """
    modes = [(last is not None, False)]
    if last is not None and last.is_from_elsewhere:
        modes = [(False, True), (False, False)]
    elif last is not None and _searched.get(mandate.organisation_id) != mandate.today():
        modes = [(True, False), (False, False)]
    for since_last, from_elsewhere in modes:
        query = queries.unsealed(
            mandate, at_most=LARGEST, since_last=since_last, from_elsewhere=from_elsewhere
        )
        found = (await mandate.session.execute(query)).all()
        if found:
            return found
    if (False, False) in modes:
        _searched[mandate.organisation_id] = mandate.today()
    return []


async def _seal(mandate: Mandate, last: Row[Any] | None, found: Sequence[Row[Any]]) -> None:
    chain, leaves = chain_of(mandate.organisation_id), await leaves_of(mandate, found)
    number, previous = (1, NOTHING) if last is None else (last.number + 1, last.head)
    top = root(leaves)
    block = LedgerBlock(
        organisation_id=mandate.organisation_id,
        number=number,
        size=len(leaves),
        previous=previous,
        root=top,
        head=chain.head(number, previous, top, len(leaves)),
        sealed_at=mandate.now,
        until_xid=found[-1].xid,
    )
    mandate.session.add(block)
    await mandate.session.flush()
    mandate.session.add_all(
        LedgerSeal(
            organisation_id=mandate.organisation_id,
            transaction_id=row.id,
            block_number=number,
            position=position,
            leaf=leaf,
        )
        for position, (row, leaf) in enumerate(zip(found, leaves, strict=True))
    )
    await mandate.session.flush()


async def leaves_of(mandate: Mandate, rows: Sequence[Row[Any]]) -> list[bytes]:
    """The hash of each transaction with its entries, as they are stored now."""
    query = queries.entries_of(mandate, [row.id for row in rows])
    entries = {
        transaction_id: [written(entry._asdict(), queries.OF_ENTRY) for entry in group]
        for transaction_id, group in groupby(
            await mandate.session.execute(query), key=lambda entry: entry.transaction_id
        )
    }
    chain = chain_of(mandate.organisation_id)
    return [
        chain.leaf(
            canonical({**written(row._asdict(), queries.OF_TRANSACTION), "entries": entries.get(row.id, [])})
        )
        for row in rows
    ]
