"""Chains the closings of each book, so that none of them is taken back or rewritten unnoticed (LOAN-12)."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.queries import soundness
from trafficking_api.features.ledger.service.written import written
from trafficking_api.kit.merkle import NOTHING, Chain, canonical


def name_of_closings(book_id: UUID) -> str:
    """What the chain of a book's closings is called outside."""
    return f"closings|{book_id}"


async def closing_heads(mandate: Mandate) -> dict[UUID, list[bytes]]:
    """By book, the head of the chain after each of its closings, as they are stored now.

    A book is closed for later and later days, so that none ever comes before another that was there.
    """
    found: dict[UUID, list[bytes]] = {}
    for row in (await mandate.session.execute(soundness.closings(mandate))).all():
        heads = found.setdefault(row.book_id, [])
        chain = Chain(b"closings|1|" + row.book_id.bytes)
        said = {**written(row._asdict(), soundness.OF_CLOSING), "totals": row.totals}
        heads.append(
            chain.head(len(heads) + 1, heads[-1] if heads else NOTHING, chain.leaf(canonical(said)), 1)
        )
    return found
