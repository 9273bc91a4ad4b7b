"""Who acts, for whom, by which right, in which transaction: all that a piece of work needs."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import inspect, select, union_all
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from trafficking_api.access.audit import Act, Actor, means, saw
from trafficking_api.access.errors import MemberNeeded, SecondPersonNeeded
from trafficking_api.access.keyring import MAY_BEGIN_AGAIN, KeyRing
from trafficking_api.access.permissions import ROLES, Permission, Role
from trafficking_api.access.turns import Turns
from trafficking_api.kit.anchors import Anchors
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.crypto import OrganisationKeys
from trafficking_api.kit.database import Database, Tenant, enter
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.ledger import Ledger
from trafficking_api.kit.mail import MailServer
from trafficking_api.kit.outbound import Reach
from trafficking_api.kit.states import Machine, past
from trafficking_api.kit.tables import Directory, Owned, Recorded, TwoParty

Between = TypeVar("Between", bound=TwoParty)
#: How far a claimed time may lie ahead of the database's clock (G-7).
AHEAD = timedelta(minutes=5)


@dataclass
class Office:
    """What the process holds for all requests."""

    database: Database
    keys: KeyRing
    cursor_key: bytes
    once_key: bytes
    feed_key: bytes
    #: Who was erased: outside the database, so that it outlives a restore.
    ledger: Ledger
    #: The heads of what was sealed: outside the database, which could be rewritten as a whole.
    seals: Anchors
    #: Which servers outside are spoken to, and how soon one that did not answer is tried again.
    reach: Reach = field(default_factory=Reach)
    #: Who takes mail; nobody where none is sent.
    mail: MailServer | None = None
    #: The same for the servers of partners.
    partners: Reach = field(default_factory=Reach)
    turns: Turns = field(default_factory=Turns)
    #: What is looked at just now for all who wait for an organisation's events.
    looks: dict[UUID, asyncio.Task[tuple[int, bool]]] = field(default_factory=dict)


class Rights:
    """What somebody may do, and for whom."""

    permissions: frozenset[Permission]
    #: The roles that narrow what is in reach: the client's and the member's.
    roles: frozenset[Role]

    @property
    def is_narrowed(self) -> bool:
        """True when only the member's own cases are in reach: the client or the member is a caseworker.

        The member's own role is that of its own organisation, whichever tenant the mandate is in just now.
        """
        return Role.CASEWORKER in self.roles

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


@dataclass
class Mandate(Rights):
    """The right to act in one transaction. Features reach the database only through it."""

    office: Office
    session: AsyncSession
    tenant: Tenant
    actor: Actor
    role: Role | None = None
    permissions: frozenset[Permission] = frozenset()
    request: Any = None
    remembers: Any = field(default=None, repr=False)
    roles: frozenset[Role] = frozenset()

    @property
    def organisation_id(self) -> UUID:
        """The organisation whose rows are in reach now."""
        return self.tenant.organisation_id

    @property
    def now(self) -> datetime:
        """The database's time when the transaction began."""
        return self.tenant.now

    def today(self) -> date:
        """The date in the organisation's own time zone (G-15)."""
        return self.now.astimezone(self.tenant.zone).date()

    @property
    def member_id(self) -> UUID | None:
        """Who acts, of the people who work at the actor's organisation; None for a script or the system."""
        return self.actor.member_id

    @property
    def is_system(self) -> bool:
        """True when nobody acts: what happens by itself."""
        return self.actor.client_id is None and self.actor.member_id is None

    def as_member(self, member_id: UUID, role: Role) -> "Mandate":
        """The mandate that a member of the organisation in reach would have: to ask what it may see."""
        actor = replace(self.actor, member_id=member_id, role=role)
        return replace(self, actor=actor, role=role, permissions=ROLES[role], roles=frozenset({role}))

    def second_person(self, *first: UUID | None) -> UUID:
        """The acting member, who must be another than those before (four eyes).

        Raises MemberNeeded, SecondPersonNeeded.
        """
        if self.member_id is None:
            raise MemberNeeded
        if self.member_id in first:
            raise SecondPersonNeeded
        return self.member_id

    def saw(self, kind: str, ids: Iterable[UUID], reason: str | None = None) -> None:
        """Write with this transaction that these were read (G-12)."""
        saw(self.session.sync_session, self.organisation_id, kind, ids, reason)

    @property
    def author_id(self) -> UUID:
        """The client that writes; the system writes nothing that has an author."""
        if self.actor.client_id is None:
            msg = "the system is no author"
            raise RuntimeError(msg)
        return self.actor.client_id

    async def keys(
        self, organisation_id: UUID | None = None, *, to_open: Iterable[bytes] = ()
    ) -> OrganisationKeys:
        """The keys of the organisation in reach, or of the one that a row is shared with.

        Wrapped keys lie in their owner's tenant: an unknown one is fetched there, once per process. Say what
        they shall open: a rotation may have sealed it with a key that this process has not met yet.
        """
        wanted = organisation_id or self.organisation_id
        self.office.keys.heed(wanted, to_open)
        if wanted == self.organisation_id or self.office.keys.knows(wanted):
            return await self.office.keys.of(self.session, wanted)
        async with self._inside(wanted):
            return await self.office.keys.of(self.session, wanted)

    async def find(self, model: type[Between], id_: UUID) -> Between | None:
        """A row between two organisations, if the one in reach may see it.

        Each side is looked up by its own key. By the id alone, the time it takes would tell whether somebody
        else has such a row.
        """
        own, of_it = self.organisation_id, col(model.id) == id_
        sides = (col(model.from_organisation_id), col(model.to_organisation_id))
        arms = union_all(*(select(model).where(side == own, of_it) for side in sides))
        return (await self.session.scalars(select(model).from_statement(arms))).first()

    @asynccontextmanager
    async def as_other_party(self, row: TwoParty | Directory) -> AsyncIterator[None]:
        """Act in the other party's tenant, for a row that this transaction has read or made.

        What is changed inside is flushed there; then the own tenant is set again, also when something fails.
        """
        if row not in self.session or not inspect(row).persistent:
            msg = "only a row of this transaction leads to its other party"
            raise RuntimeError(msg)
        await self.session.flush()
        others = row.parties() - {self.organisation_id}
        async with self._inside(others.pop() if others else self.organisation_id):
            yield
            await self.session.flush()

    @asynccontextmanager
    async def _inside(self, organisation_id: UUID) -> AsyncIterator[None]:
        own = self.tenant
        try:
            await self._become(Tenant(organisation_id))
            yield
        except BaseException:
            # In a broken transaction this fails too: the rollback will unset the tenant by itself.
            with suppress(SQLAlchemyError):
                await self._become(own)
            raise
        await self._become(own)

    async def _become(self, tenant: Tenant) -> None:
        self.tenant = self.session.info["tenant"] = tenant
        connection = await self.session.connection()
        await connection.run_sync(enter, tenant)

    def command(
        self,
        machine: Machine,
        row: Any,
        command: str,
        *,
        sides: Sequence[str],
        expected: Expected | None = None,
        occurred_at: datetime | None = None,
    ) -> str:
        """Follow one arrow of the row's machine, refusing in the order: wrong side, stale, wrong state, time.

        Returns the state it came from. Raises WrongSide, Stale, WrongState, Invalid.
        """
        machine.refuse_wrong_side(command, sides)
        if expected is not None:
            expected.check(row.version)
        before: str = row.status
        step = machine.step(before, command, sides)
        self.refuse_future(occurred_at)
        row.status = step.target
        self.touch(row)
        means(row, Act(past(command), before, step.target, occurred_at))
        return before

    def refuse_future(self, occurred_at: datetime | None) -> None:
        """Raise Invalid for a time further ahead than clocks may differ (G-7)."""
        if occurred_at is not None and occurred_at > self.now + AHEAD:
            raise Invalid(errors=[Fault("/occurred_at", "in_the_future")])

    def touch(self, row: Any) -> None:
        """Raise the row's version with the coming flush, because it or a child of it changes."""
        if isinstance(row, Owned) or hasattr(row, "updated_at"):
            row.updated_at = self.now
        elif not self.session.is_modified(row):
            msg = f"{type(row).__name__} has nothing that a touch would change"
            raise TypeError(msg)

    def started(
        self, row: Recorded, state: str, occurred_at: datetime | None = None, verb: str = "created"
    ) -> None:
        """Add a new row and say in which state it begins, so that its journal folds to its state (G-6)."""
        self.refuse_future(occurred_at)
        means(row, Act(verb, None, state, occurred_at))
        self.session.add(row)

    def stamps(self) -> dict[str, Any]:
        """The times of a new row."""
        return {"created_at": self.now, "updated_at": self.now}


@asynccontextmanager
async def own_mandate(
    office: Office,
    organisation_id: UUID,
    actor: Actor,
    role: Role | None = None,
    permissions: frozenset[Permission] = frozenset(),
    *,
    may_begin_again: bool = False,
) -> AsyncIterator[Mandate]:
    """A mandate in one tenant that no access token gives, in a transaction that is committed at the end."""
    tenant, roles = Tenant(organisation_id), frozenset({role} if role else ())
    async with office.database.session(tenant) as session:
        session.info[MAY_BEGIN_AGAIN] = may_begin_again
        session.info["actor"] = actor
        await session.connection()
        yield Mandate(office, session, tenant, actor, role, permissions, roles=roles)
        await session.commit()


@asynccontextmanager
async def system_mandate(office: Office, organisation_id: UUID, operation: str) -> AsyncIterator[Mandate]:
    """The mandate of a sweep: one tenant, no client, committed at the end."""
    actor = Actor.system(organisation_id, operation)
    async with own_mandate(office, organisation_id, actor) as mandate:
        yield mandate


def references(faults: Iterable[tuple[str, bool]]) -> None:
    """Raise Invalid at each pointer whose reference is unknown; a foreign id and a random one look alike."""
    unknown = [Fault(pointer, "unknown_reference") for pointer, known in faults if not known]
    if unknown:
        raise Invalid(errors=unknown)
