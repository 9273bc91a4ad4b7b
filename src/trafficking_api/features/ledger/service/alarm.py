"""Says aloud that a book does not come to what it must: that is never left to be noticed."""

from collections.abc import Collection
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.models import Book


async def out_of_balance(mandate: Mandate, book_ids: Collection[UUID]) -> None:
    """Write an event of each of these books, and an error into the log; no sum and no name is in them."""
    mine = col(Book.organisation_id) == mandate.organisation_id
    query = select(Book).where(mine, col(Book.id).in_(book_ids)).order_by(col(Book.id)).with_for_update()
    for book in await mandate.session.scalars(query):
        structlog.get_logger().error("book out of balance", book=str(book.id))
        means(book, Act("out_of_balance"))
        mandate.touch(book)
