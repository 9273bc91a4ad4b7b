"""Writes down every change and every refusal, in the same breath as the thing itself."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import event, inspect, text
from sqlalchemy.orm import Session, UOWTransaction
from uuid_utils.compat import uuid7

from trafficking_api.access.models import AuditEvent, Event, OrganisationKey, RememberedAnswer
from trafficking_api.kit.database import Database, Tenant
from trafficking_api.kit.errors import Problem
from trafficking_api.kit.tables import Recorded, TwoParty, Unrecorded

_CONCLUDE = text("SELECT app.conclude(CAST(:entries AS jsonb), CAST(:answer AS jsonb))")
#: Written beside the work, not the work itself.
_UNRECORDED = (Event, AuditEvent, OrganisationKey, RememberedAnswer, Unrecorded)
_SILENT_FIELDS = {"updated_at", "version"}
#: What is said of a row of which nothing is left but that it was.
_ENDS = {"purged", "erased", "forgotten"}


@dataclass(frozen=True)
class Actor:
    """Who acts in a transaction, as the journal names them. The system has no client, a script no member."""

    organisation_id: UUID | None
    client_id: UUID | None
    role: str | None
    operation: str
    request_id: UUID
    member_id: UUID | None = None

    @classmethod
    def system(cls, organisation_id: UUID, operation: str) -> "Actor":
        return cls(organisation_id, None, None, operation, uuid4())


@dataclass(frozen=True)
class Act:
    """What a change means: the event's verb, the states it led between, when it happened, and why.

    `reason` is a code for the audit trail, never words.
    """

    verb: str
    from_state: str | None = None
    to_state: str | None = None
    occurred_at: datetime | None = None
    recorded_at: datetime | None = None
    reason: str | None = None


def means(row: Recorded, act: Act) -> None:
    """Say what the coming change of this row means; else the journal says created, changed or removed."""
    inspect(row).info["act"] = act


def _after_flush(session: Session, _context: UOWTransaction) -> None:
    tenant, journal = session.info["tenant"], session.info.setdefault("journal", {})
    for row in _changed(session):
        state = inspect(row)
        act: Act = state.info.pop("act", None) or Act(_verb(session, row))
        fields = sorted(a.key for a in state.attrs if a.history.has_changes() and a.key not in _SILENT_FIELDS)
        is_over = act.verb in _ENDS or row in session.deleted
        for party in row.journals(act.from_state, tenant.organisation_id):
            entry = _entry(row, act, fields, tenant.now) | _by(session.info["actor"], party)
            entry |= {"peer_id": _peer(row, party), "is_tombstone": is_over or row.is_gone_for(party)}
            journal.setdefault(party, []).append(entry)


def _peer(row: Recorded, party: UUID) -> UUID | None:
    """The organisation that has a row together with this one."""
    return next(iter(row.parties() - {party}), None) if isinstance(row, TwoParty) else None


def _verb(session: Session, row: Recorded) -> str:
    """What happened to a row, where nobody said what it means."""
    if row in session.deleted:
        return "removed"
    return "changed" if inspect(row).has_identity else "created"


def _changed(session: Session) -> Iterator[Recorded]:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Recorded):
            if row in session.new or row in session.deleted or session.is_modified(row):
                yield row
        elif not isinstance(row, _UNRECORDED):
            msg = f"{type(row).__name__} would change without a record"
            raise TypeError(msg)


def _entry(row: Recorded, act: Act, fields: list[str], now: datetime) -> dict[str, Any]:
    return {
        "event_id": uuid7(),
        "audit_id": uuid7(),
        "type": f"{row.recorded_as}.{act.verb}",
        "object_kind": row.recorded_as,
        "object_id": row.id,
        "object_version": row.version,
        "from_state": act.from_state,
        "to_state": act.to_state,
        "fields": fields,
        "occurred_at": act.occurred_at or now,
        "recorded_at": act.recorded_at,
        "reason": act.reason,
    }


def _by(actor: Actor, party: UUID) -> dict[str, Any]:
    """Who did it, for the actor's own journal; the other side learns that it happened, not who did it."""
    if party != actor.organisation_id:
        return {
            "client_id": None,
            "member_id": None,
            "role": None,
            "operation": "other_party",
            "request_id": uuid4(),
        }
    return {
        "client_id": actor.client_id,
        "member_id": actor.member_id,
        "role": actor.role,
        "operation": actor.operation,
        "request_id": actor.request_id,
    }


def saw(
    session: Session, organisation_id: UUID, kind: str, ids: Iterable[UUID], reason: str | None = None
) -> None:
    """Write with this transaction that these were read (G-12): an audit row for each, and no event.

    If it cannot be written, the transaction fails, and with it the read.
    """
    entries = session.info.setdefault("journal", {}).setdefault(organisation_id, [])
    common = _by(session.info["actor"], session.info["actor"].organisation_id) | {
        "object_kind": kind,
        "fields": [],
        "reason": reason,
        "recorded_at": session.info["tenant"].now,
    }
    entries += [{"audit_id": uuid7(), "object_id": id_} | common for id_ in ids]


def _before_commit(session: Session) -> None:
    """Write the journal of the whole transaction, each entry in its own tenant, and the remembered answer."""
    session.flush()
    journal, answer = session.info.pop("journal", {}), session.info.pop("answer", None)
    if journal or answer:
        entries = [{"organisation_id": party, "entries": rows} for party, rows in journal.items()]
        session.connection().execute(
            _CONCLUDE,
            {"entries": json.dumps(entries, default=str), "answer": json.dumps(answer, default=str)},
        )


def _after_rollback(session: Session) -> None:
    session.info.pop("journal", None)
    session.info.pop("answer", None)


def install() -> None:
    """Attach the journal to every session of the process, once."""
    if not event.contains(Session, "after_flush", _after_flush):
        event.listen(Session, "after_flush", _after_flush)
        event.listen(Session, "before_commit", _before_commit)
        event.listen(Session, "after_soft_rollback", lambda session, _previous: _after_rollback(session))


async def refused(
    database: Database, tenant: Tenant, actor: Actor, problem: Problem, target: UUID | None
) -> None:
    """Write the one audit row of a refusal, in a transaction of its own; nothing of the request is in it."""
    async with database.session(Tenant(tenant.organisation_id)) as session:
        session.info["actor"] = actor
        session.add(_audit_row(tenant.organisation_id, actor, "refused", problem.code, target))
        await session.commit()


async def refused_at(database: Database, actor: Actor, problem: Problem) -> None:
    """The same for who has no token: in the trail of the organisation that was called upon."""
    if actor.organisation_id is not None:
        await refused(database, Tenant(actor.organisation_id), actor, problem, None)


def note(
    session: Session,
    organisation_id: UUID,
    actor: Actor,
    target: UUID | None = None,
    kind: str | None = None,
) -> None:
    """Write an audit row for something that changes nothing but must be known, such as a token given out."""
    row = _audit_row(organisation_id, actor, "done", None, target)
    row.object_kind = kind
    session.add(row)


def _audit_row(
    organisation_id: UUID, actor: Actor, outcome: str, code: str | None, target: UUID | None
) -> AuditEvent:
    return AuditEvent(
        organisation_id=organisation_id,
        id=uuid7(),
        operation=actor.operation,
        outcome=outcome,
        code=code,
        object_kind=None,
        object_id=target,
        fields=[],
        client_id=actor.client_id,
        member_id=actor.member_id,
        role=actor.role,
        request_id=actor.request_id,
    )
