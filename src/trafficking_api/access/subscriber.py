"""Lets a calendar program in by the token of its address, as the member who subscribed (CRT-11).

Such a program has no client and no access token. What is wrong, revoked, or of somebody who has left or lost
the right to appointments is asked for by the same statement, and gets the same answer.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text

from trafficking_api.access.audit import Actor
from trafficking_api.access.feed_tokens import fingerprint, home_of, matches
from trafficking_api.access.mandate import Mandate, Office, own_mandate
from trafficking_api.access.permissions import ROLES, Permission, Role
from trafficking_api.kit.errors import NotFound

_ENTER = text("SELECT * FROM app.enter_feed(:organisation, :print)")
#: What a calendar shows something of.
_READS = frozenset({Permission.CALENDAR_FEEDS_READ, Permission.HEARINGS_READ, Permission.DEADLINES_READ})


class _Known(NamedTuple):
    """Whose token it is."""

    organisation_id: UUID
    feed_id: UUID
    member_id: UUID
    role: Role


class Subscriber(NamedTuple):
    """Who reads, and which of their feeds."""

    mandate: Mandate
    feed_id: UUID


@asynccontextmanager
async def subscribed(
    office: Office, token: str, operation: str, request_id: UUID, *, may_begin_again: bool
) -> AsyncIterator[Subscriber]:
    """The mandate of the member whose token this is, to read appointments; committed at the end.

    Raises NotFound for every other token.
    """
    known = await _known(office, token)
    home, role = known.organisation_id, known.role
    actor = Actor(home, None, role, operation, request_id, known.member_id)
    reads = ROLES[role] & _READS
    async with own_mandate(office, home, actor, role, reads, may_begin_again=may_begin_again) as mandate:
        yield Subscriber(mandate, known.feed_id)


async def _known(office: Office, token: str) -> _Known:
    home = home_of(office.feed_key, token)
    async with office.database.engine.begin() as connection:
        rows = await connection.execute(_ENTER, {"organisation": home, "print": fingerprint(token)})
        row = rows.one_or_none()
    is_hers = matches(row.token_hash if row else None, token)
    if row is None or not is_hers or Permission.CALENDAR_FEEDS_READ not in ROLES[Role(row.member_role)]:
        raise NotFound
    return _Known(home, row.feed_id, row.member_id, Role(row.member_role))
