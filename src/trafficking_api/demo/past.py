"""Lets the loader act at times that have gone by: each change with its event, in its tenant, in its order."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import event, inspect, text
from sqlalchemy.orm import Session

from trafficking_api.access.audit import Act, Actor
from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.access.permissions import ROLES, Role
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.database import Tenant
from trafficking_api.kit.tables import Recorded

#: The loader changes what it has just made: whatever version that is.
ANY = Expected("*")

#: Two years are written in one transaction; the roles' own limits are made for requests.
_PATIENCE = (
    text("SET LOCAL statement_timeout = '5min'"),
    text("SET LOCAL idle_in_transaction_session_timeout = '5min'"),
)


@dataclass(frozen=True)
class Clerk:
    """A client of the demo that acts, or, without an id, the system itself."""

    organisation_id: UUID
    client_id: UUID | None
    role: Role | None
    member_id: UUID | None = None

    def actor(self, operation: str) -> Actor:
        return Actor(self.organisation_id, self.client_id, self.role, operation, uuid4(), self.member_id)


def system_of(organisation_id: UUID) -> Clerk:
    """The sweep of an organisation."""
    return Clerk(organisation_id, None, None)


@dataclass
class Past(Mandate):
    """A mandate at a time that the loader chooses, as a client that it chooses."""

    at: datetime = field(kw_only=True)

    def move_to(self, at: datetime) -> None:
        """Go to a time; what is changed from now on happened then."""
        self.at = self.tenant.now = at

    async def act_as(self, clerk: Clerk, operation: str, inside: UUID | None = None) -> None:
        """Act as a client, in its own tenant, or inside that of the other party to what it does."""
        home = inside or clerk.organisation_id
        if home != self.tenant.organisation_id:
            await self._become(Tenant(home))
        self.actor = self.session.info["actor"] = clerk.actor(operation)
        self.role, self.permissions = clerk.role, ROLES[clerk.role] if clerk.role else frozenset()

    async def _become(self, tenant: Tenant) -> None:
        await super()._become(tenant)
        tenant.now = self.at

    def date_changes(self) -> None:
        """Give every change that is waiting to be written the present time of this mandate."""
        _date(self.session.sync_session)


@asynccontextmanager
async def past(office: Office, clerk: Clerk, at: datetime) -> AsyncIterator[Past]:
    """One transaction in the past, committed at the end with its journal in the order of time."""
    tenant, actor = Tenant(clerk.organisation_id), clerk.actor("demo")
    async with office.database.session(tenant) as session:
        session.info["actor"] = actor
        event.listen(session.sync_session, "before_flush", lambda flushed, *_: _date(flushed))
        for limit in _PATIENCE:
            await session.execute(limit)
        mandate = Past(office, session, tenant, actor, at=at)
        mandate.move_to(at)
        yield mandate
        await session.flush()
        _put_in_order(session.info.get("journal", {}))
        await session.commit()


def _date(session: Session) -> None:
    now = session.info["tenant"].now
    for row in (*session.new, *session.dirty):
        state = inspect(row)
        act: Act | None = state.info.get("act")
        if not isinstance(row, Recorded) or (act is not None and act.recorded_at is not None):
            continue
        if row in session.new or session.is_modified(row):
            act = act or Act("changed" if state.has_identity else "created")
            state.info["act"] = replace(act, occurred_at=act.occurred_at or now, recorded_at=now)


def _put_in_order(journal: dict[UUID, list[dict[str, Any]]]) -> None:
    """Sort what was written in batches by time; what happened at one instant was one request."""
    for entries in journal.values():
        entries.sort(key=lambda entry: entry["recorded_at"])
        requests: defaultdict[tuple[datetime, str], UUID] = defaultdict(uuid4)
        for entry in entries:
            entry["request_id"] = requests[entry["recorded_at"], entry["operation"]]


@dataclass(frozen=True)
class Step:
    """One request of the past: when, by whom, which operation, about what, and what it does.

    A step that is not `alone` only changes rows in memory, so that steps about different subjects can be
    written together; one that `sees_all` counts rows, and comes after all that is earlier.
    """

    at: datetime
    clerk: Clerk
    operation: str
    about: Hashable
    do: Callable[[Past], Awaitable[None]]
    inside: UUID | None = None
    alone: bool = False
    sees_all: bool = False

    @property
    def where(self) -> UUID:
        """The tenant whose rows it changes."""
        return self.inside or self.clerk.organisation_id


async def tell(mandate: Past, steps: Iterable[Step]) -> None:
    """Do all steps in the order of time, with as few round trips as that allows."""
    waiting: list[Step] = []
    for step in sorted(steps, key=lambda step: step.at):
        if not step.alone:
            waiting.append(step)
            continue
        if step.sees_all:
            await _tell_together(mandate, waiting)
            waiting.clear()
        await _do(mandate, [step])
    await _tell_together(mandate, waiting)


async def _tell_together(mandate: Past, steps: list[Step]) -> None:
    """Write steps of one kind together; those about one subject one after the other."""
    turns: Counter[Hashable] = Counter()
    batches: defaultdict[tuple[int, Clerk, str, UUID | None], list[Step]] = defaultdict(list)
    for step in steps:
        batches[turns[step.about], step.clerk, step.operation, step.inside].append(step)
        turns[step.about] += 1
    # By turn, then by tenant: entering one is a round trip.
    for _, batch in sorted(batches.items(), key=lambda item: (item[0][0], str(item[1][0].where))):
        await _do(mandate, batch)


async def _do(mandate: Past, batch: list[Step]) -> None:
    first = batch[0]
    mandate.move_to(first.at)
    await mandate.act_as(first.clerk, first.operation, first.where)
    for step in batch:
        mandate.move_to(step.at)
        await step.do(mandate)
        mandate.date_changes()
    await mandate.session.flush()
