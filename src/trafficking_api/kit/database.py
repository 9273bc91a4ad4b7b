"""One request is one transaction: all of it is stored, or none of it."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from trafficking_api.kit.errors import (
    Conflict,
    InProgress,
    NotOnBehalf,
    Problem,
    Stale,
    Unauthenticated,
    Unavailable,
)

Result = TypeVar("Result")
REVOKED, NOT_ON_BEHALF = "TA401", "TA403"
_ENTER = text("SELECT * FROM app.enter(:organisation, :client, :epoch, :behalf)")
_ENTER_ONCE = text(
    "SELECT * FROM app.enter_once(:organisation, :client, :epoch, :behalf, :key, :print, :fresh)"
)

#: SQLSTATE to refusal. Class 08 is a lost connection, 28 and 3D a password or database that was taken away
#: while we ran, 53 exhausted resources, 57 an intervention.
_BY_STATE: dict[str, Callable[[], Problem]] = {
    "23505": Conflict,
    "23P01": Conflict,
    "40001": lambda: Unavailable(1),
    "40P01": lambda: Unavailable(1),
    "55P03": InProgress,
    "25006": Unavailable,
    "0A000": lambda: Unavailable(1),  # a migration has changed what a prepared statement returns
    "25P03": Unavailable,
    REVOKED: Unauthenticated,
    NOT_ON_BEHALF: NotOnBehalf,
}
_BY_CLASS = {"08", "28", "3D", "53", "57", "58"}


@dataclass
class Claim:
    """The claim of an Idempotency-Key: made once, when the transaction begins."""

    key_hash: bytes
    fingerprint: bytes
    id: UUID
    made: bool = False
    #: What an earlier transaction stored under the key.
    stored: Any = None


@dataclass
class Tenant:
    """Who a transaction acts as. `client_id` None is the system itself.

    The member is the one that the client is bound to or names, as the database found it on entering.
    """

    organisation_id: UUID
    client_id: UUID | None = None
    epoch: int | None = None
    claim: Claim | None = None
    on_behalf_of: UUID | None = None
    member_id: UUID | None = None
    member_role: str | None = None
    now: datetime = field(init=False)
    zone: ZoneInfo = field(init=False)


def enter(connection: Connection, tenant: Tenant) -> None:
    """Set the tenant of the transaction, then check the client and its member, in one statement.

    With a claim, the same statement makes it; a twin waits there until the first of its kind has ended.
    """
    who = {
        "organisation": tenant.organisation_id,
        "client": tenant.client_id,
        "epoch": tenant.epoch,
        "behalf": tenant.on_behalf_of,
    }
    claim = tenant.claim
    if claim is None or claim.made:
        row = connection.execute(_ENTER, who).one()
    else:
        what = {"key": claim.key_hash, "print": claim.fingerprint, "fresh": claim.id}
        row = connection.execute(_ENTER_ONCE, who | what).one()
        claim.made, claim.stored = True, row if row.id is not None else None
    tenant.now, tenant.zone = row.now, ZoneInfo(row.zone)
    tenant.member_id, tenant.member_role = row.member_id, row.member_role


def _after_begin(session: Session, _transaction: Any, connection: Connection) -> None:
    # Set by the transaction and not by the connection: a session-level setting would survive in the pool.
    enter(connection, session.info["tenant"])


#: How many statements stay compiled here, and prepared in each connection.
_COMPILED, _PREPARED = 1500, 500


class Database:
    """The engine and the sessions of one process."""

    def __init__(self, url: str, *, pool_size: int, pool_timeout: float, timeout: float) -> None:
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            hide_parameters=True,  # what was sent stands in no trace of an error
            pool_timeout=pool_timeout,
            # A connection that has just been used has its statements prepared; in turn, all would go cold.
            pool_use_lifo=True,
            query_cache_size=_COMPILED,
            connect_args={
                "prepared_statement_cache_size": _PREPARED,
                "timeout": timeout,
                # A twin waits as long for its lock, and shall be told so by the server.
                "command_timeout": timeout + 1,
                # What lies idle is not cut off by a firewall on the way.
                "server_settings": {"application_name": "trafficking-api", "tcp_keepalives_idle": "60"},
            },
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)

    def session(self, tenant: Tenant) -> AsyncSession:
        """A session whose every transaction runs as this tenant."""
        session = self._sessions(info={"tenant": tenant})
        event.listen(session.sync_session, "after_begin", _after_begin)
        return session

    async def close(self) -> None:
        await self.engine.dispose()


async def second_try(work: Callable[[], Awaitable[Result]]) -> Result:
    """What the work returns; where the database undid it as two waited for each other, it begins again."""
    try:
        return await work()
    except DBAPIError as error:
        if not was_in_the_way(error):
            raise
    return await work()  # the other is through


_leaving: set[asyncio.Task[Any]] = set()


async def in_time(seconds: float, work: Coroutine[Any, Any, Result]) -> Result:
    """What the work returns; raises Unavailable when it takes longer, and lets it end behind the scenes.

    To take leave of a server that is silent takes seconds as well, and the caller need not wait for them.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait({task})
        raise
    if not task.done():
        task.cancel()
        _leaving.add(task)
        task.add_done_callback(_left)
        raise Unavailable
    return task.result()


def _left(task: asyncio.Task[Any]) -> None:
    _leaving.discard(task)
    if not task.cancelled():
        task.exception()  # it was answered for: nobody else will ask


def refusal_of(error: BaseException) -> Problem | None:
    """The refusal that a database fault stands for, without a word of the database's; None for others."""
    if isinstance(error, StaleDataError):
        return Stale()
    if isinstance(error, (PoolTimeout, TimeoutError, OSError)):
        return Unavailable()
    return _refusal_of_statement(error) if isinstance(error, DBAPIError) else None


def was_in_the_way(error: DBAPIError) -> bool:
    """True when the database undid a transaction for another's sake (40001, 40P01): again, it may succeed."""
    return getattr(error.orig, "sqlstate", None) in {"40001", "40P01"}


def _refusal_of_statement(error: DBAPIError) -> Problem | None:
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is not None and state in _BY_STATE:
        return _BY_STATE[state]()
    cause = error.orig.__cause__ if error.orig else None
    gone = (
        error.connection_invalidated
        or (state or "")[:2] in _BY_CLASS
        or (state is None and isinstance(error, (InterfaceError, OperationalError)))
        or isinstance(cause, (TimeoutError, OSError))
    )
    return Unavailable() if gone else None
