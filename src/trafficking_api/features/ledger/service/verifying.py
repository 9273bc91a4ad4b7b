"""Compares the books with their seals, and the seals with what is written down outside (LOAN-19)."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.queries import sealed as queries
from trafficking_api.features.ledger.queries import soundness
from trafficking_api.features.ledger.service import book
from trafficking_api.features.ledger.service.closings import closing_heads, name_of_closings
from trafficking_api.features.ledger.service.sealing import chain_of, leaves_of, name_of
from trafficking_api.kit.anchors import Anchor
from trafficking_api.kit.merkle import NOTHING, Chain, root

#: The last block is anchored by the round after its own.
_NOT_YET = 1


@dataclass
class Verdict:
    """What was looked at in the books of an organisation, and a line for each thing that is wrong."""

    blocks: int = 0
    sealed: int = 0
    waiting: int = 0
    currencies: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


async def verify(mandate: Mandate, anchors: Mapping[str, Sequence[Anchor]]) -> Verdict:
    """Look at all the books of the organisation; `anchors` are those of all chains from before it."""
    verdict = Verdict()
    books = (await mandate.session.execute(soundness.books(mandate))).all()
    names = {row.id: f"book {row.id} ({row.currency})" for row in books}
    verdict.currencies = [row.currency for row in books]
    heads: dict[int, str] = {}
    previous, expected = NOTHING, 1
    for block in (await mandate.session.execute(queries.blocks(mandate))).all():
        verdict.findings += _missing(expected, block.number)
        verdict.findings += [line async for line in _block(mandate, block, previous, names)]
        heads[block.number], previous, expected = block.head.hex(), block.head, block.number + 1
        verdict.sealed += block.size
    verdict.blocks = len(heads)
    verdict.findings += _against("block", heads, anchors.get(name_of(mandate.organisation_id), []))
    verdict.findings += [line async for line in _closed(mandate, anchors, names)]
    verdict.findings += [line async for line in _sound(mandate, names)]
    verdict.findings += [
        f"book {row.id} ({row.currency}): its accounts come to {row.total}" for row in books if row.total
    ]
    verdict.waiting = (await mandate.session.execute(queries.waiting(mandate))).scalar_one()
    return verdict


def unanchored(mandate: Mandate, verdict: Verdict, anchors: Mapping[str, Sequence[Anchor]]) -> list[str]:
    """What is not written down outside and should be; `anchors` are those from after all was looked at."""
    name = name_of(mandate.organisation_id)
    last = max((anchor.number for anchor in anchors.get(name, [])), default=0)
    if verdict.blocks - last <= _NOT_YET:
        return []
    return [f"blocks {last + 1} to {verdict.blocks} of {name} are not anchored"]


def _missing(expected: int, number: int) -> Iterator[str]:
    for gone in range(expected, number):
        yield f"block {gone}: it is gone"


async def _block(
    mandate: Mandate, block: Row[Any], previous: bytes, names: dict[UUID, str]
) -> AsyncIterator[str]:
    """What is wrong with a block and with what lies in it."""
    here = f"block {block.number}"
    seals = (await mandate.session.execute(queries.seals_of(mandate, block.number))).all()
    for line in _frame(chain_of(mandate.organisation_id), block, previous, seals):
        yield f"{here}: {line}"
    for gone in (seal for seal in seals if seal.id is None):
        yield f"{here}, transaction {gone.transaction_id}: it was deleted after it was sealed"
    there = [seal for seal in seals if seal.id is not None]
    for seal, leaf in zip(there, await leaves_of(mandate, there), strict=True):
        if leaf != seal.leaf:
            whose = names.get(seal.book_id, seal.book_id)
            yield f"{here}, transaction {seal.id}, {whose}: it was changed after it was sealed"


def _frame(chain: Chain, block: Row[Any], previous: bytes, seals: Sequence[Row[Any]]) -> Iterator[str]:
    """What is wrong with a block, whatever its transactions say now."""
    if block.previous != previous:
        yield "it does not follow the block before it"
    if block.head != chain.head(block.number, block.previous, block.root, block.size):
        yield "its head is not that of what it says"
    if len(seals) != block.size:
        yield f"it has {len(seals)} of its {block.size} transactions"
    if not seals or root([seal.leaf for seal in seals]) != block.root:
        yield "its seals, or their order, are not those that it was made of"


def _against(what: str, heads: dict[int, str], anchors: Sequence[Anchor]) -> Iterator[str]:
    """What was anchored and is not there, or not as it was."""
    last = max(heads, default=0)
    for anchor in anchors:
        if anchor.number > last:
            yield f"{what} {anchor.number}: it was cut off; line {anchor.line} of the anchors has its head"
        elif heads.get(anchor.number) != anchor.head:
            yield f"{what} {anchor.number}: line {anchor.line} of the anchors has another head of it"


async def _closed(
    mandate: Mandate, anchors: Mapping[str, Sequence[Anchor]], names: dict[UUID, str]
) -> AsyncIterator[str]:
    """What was done to the closings of the books."""
    found = await closing_heads(mandate)
    for book_id, name in names.items():
        heads = {number: head.hex() for number, head in enumerate(found.get(book_id, []), start=1)}
        for line in _against(f"{name}, closing", heads, anchors.get(name_of_closings(book_id), [])):
            yield line
    for book_id, until, last in await mandate.session.execute(soundness.reopened(mandate)):
        said = f"it is closed until {until or 'no day'}, and by its closings until {last or 'no day'}"
        yield f"{names.get(book_id, book_id)}: {said}"


async def _sound(mandate: Mandate, names: dict[UUID, str]) -> AsyncIterator[str]:
    """What no sound book has, sealed or not."""
    for id_, book_id in await mandate.session.execute(soundness.unbalanced(mandate)):
        yield f"transaction {id_}, {names.get(book_id, book_id)}: it is out of balance"
    for id_, book_id in await mandate.session.execute(soundness.astray(mandate)):
        yield f"transaction {id_}, {names.get(book_id, book_id)}: an entry says otherwise than it does"
    for id_, book_id in await mandate.session.execute(queries.passed_over(mandate)):
        yield f"transaction {id_}, {names.get(book_id, book_id)}: it is in no block, and later ones are"
    for book_id, loan_id, account in await mandate.session.execute(soundness.below_zero(mandate)):
        yield f"{names.get(book_id, book_id)}, loan {loan_id}: less than nothing on {account}"
    for closing in (await mandate.session.execute(soundness.closings(mandate))).all():
        now = await book.standing(mandate, closing.book_id, closing.until_on)
        if [total.model_dump(mode="json") for total in now] != closing.totals:
            whose, until = names.get(closing.book_id, closing.book_id), closing.until_on
            yield f"{whose}: its accounts until {until} are not what they were when it was closed"
