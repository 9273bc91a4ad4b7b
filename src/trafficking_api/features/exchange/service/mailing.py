"""Puts what members want to know into a queue of mails, takes it out, and writes down what became of it.

It reads the feed, as the webhooks do. Whether a member still has to know something, and may see it, is asked
twice: when it is queued, and once more just before it is sent.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert

from trafficking_api.access.keeping import forget_rows
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Role
from trafficking_api.features.exchange.models import FeedCursor, FeedEntry, MailDelivery
from trafficking_api.features.exchange.queries import mail as queries
from trafficking_api.features.exchange.queries.notice import About, concerns
from trafficking_api.features.exchange.queries.webhook import behind, cursor_held
from trafficking_api.features.exchange.rules.attempts import LIFE, next_at, pause
from trafficking_api.features.exchange.rules.mail import MAIL, MailStatus, notice_of, words
from trafficking_api.features.exchange.service.sequencing import number
from trafficking_api.features.members import queries as members
from trafficking_api.features.members.rules import MailLanguage, NoticeKind
from trafficking_api.features.members.service import EMAIL
from trafficking_api.kit.crypto import OrganisationKeys
from trafficking_api.kit.mail import SECONDS, Letter, MailFailure, MailServer
from trafficking_api.kit.states import SYSTEM

#: How many events are looked at in one transaction, and how many mails are on their way at once.
BATCH, AT_ONCE = 50, 4
#: A process that has not said what became of a mail by then is taken for dead.
LEASE = timedelta(seconds=4 * SECONDS)
#: The name of this reader of the feed.
READER = "mail"


class Reader(NamedTuple):
    """A member who wants mails."""

    id: UUID
    role: str
    kinds: list[str]
    since: datetime


@dataclass(frozen=True)
class Parcel:
    """A mail that is sent once: nothing of it is written anywhere but in the queue."""

    id: UUID
    lease: UUID
    letter: Letter = field(repr=False)


async def queue(mandate: Mandate) -> bool:
    """Queue what has happened for whom it concerns; True while there may be more to look at."""
    readers = await _readers(mandate)
    if not readers:
        return False
    await number(mandate)
    cursor = await _cursor(mandate, min(reader.since for reader in readers))
    entries = await _ahead(mandate, cursor)
    for entry in entries:
        kind = notice_of(entry.type)
        if kind is not None and entry.recorded_at > mandate.now - LIFE:
            await _queue(mandate, readers, kind, entry)
    if entries:
        cursor.position = entries[-1].position
    return len(entries) == BATCH


async def _readers(mandate: Mandate) -> list[Reader]:
    rows = await mandate.session.execute(members.told_by_mail(mandate))
    return [Reader(id_, role, kinds, since) for id_, role, kinds, since in rows if since is not None]


async def _cursor(mandate: Mandate, since: datetime) -> FeedCursor:
    """How far the mail has come, held; at first, up to when the first member wanted any."""
    held = cursor_held(mandate, READER)
    cursor = await mandate.session.scalar(held)
    if cursor is None:
        position = await mandate.session.scalar(queries.before(mandate, since)) or 0
        values = {"organisation_id": mandate.organisation_id, "reader": READER, "position": position}
        await mandate.session.execute(insert(FeedCursor).values(**values).on_conflict_do_nothing())
        cursor = (await mandate.session.scalars(held)).one()
    return cursor


async def _ahead(mandate: Mandate, cursor: FeedCursor) -> Sequence[FeedEntry]:
    """The next events after those that were looked at; what is too old to be told is passed over at once."""
    oldest = mandate.now - LIFE
    entries = (await mandate.session.scalars(behind(mandate, cursor.position, BATCH))).all()
    if entries and entries[0].recorded_at < oldest:
        cursor.position = await mandate.session.scalar(queries.before(mandate, oldest)) or cursor.position
        entries = (await mandate.session.scalars(behind(mandate, cursor.position, BATCH))).all()
    return entries


async def _queue(mandate: Mandate, readers: list[Reader], kind: NoticeKind, entry: FeedEntry) -> None:
    for reader in readers:
        if reader.since <= entry.recorded_at and await _is_told(mandate, reader, kind, entry):
            same = ("organisation_id", "position", "event_id", "object_kind", "object_id", "occurred_at")
            mail = MailDelivery(
                member_id=reader.id,
                kind=kind,
                **{name: getattr(entry, name) for name in same},
                next_at=mandate.now,
                **mandate.stamps(),
            )
            mandate.session.add(mail)


async def _is_told(
    mandate: Mandate, reader: Reader, kind: NoticeKind, entry: FeedEntry | MailDelivery
) -> bool:
    if kind not in reader.kinds:
        return False
    about = About(entry.object_kind, entry.object_id, entry.occurred_at)
    return await concerns(mandate.as_member(reader.id, Role(reader.role)), kind, about)


async def take(mandate: Mandate) -> list[Parcel]:
    """Take what is to be sent next, and lease it; what nobody may or need know any more is dropped."""
    wanted: list[MailDelivery] = []
    while not wanted and (rows := (await mandate.session.scalars(queries.to_send(mandate, AT_ONCE))).all()):
        wanted = await _still_wanted(mandate, rows)
    addresses = await mandate.session.execute(members.addresses(mandate, {row.member_id for row in wanted}))
    where = {member_id: (sealed, language) for member_id, sealed, language in addresses}
    keys = await mandate.keys(to_open=[sealed for sealed, _ in where.values()])
    return [_leased(mandate, row, keys, *where[row.member_id]) for row in wanted]


async def _still_wanted(mandate: Mandate, rows: Sequence[MailDelivery]) -> list[MailDelivery]:
    readers = {reader.id: reader for reader in await _readers(mandate)}
    wanted = []
    for row in rows:
        reader = readers.get(row.member_id)
        if reader is not None and await _is_told(mandate, reader, NoticeKind(row.kind), row):
            wanted.append(row)
        else:
            _end(mandate, row, "drop")
    await mandate.session.flush()
    return wanted


def _leased(
    mandate: Mandate, row: MailDelivery, keys: OrganisationKeys, sealed: bytes, language: str
) -> Parcel:
    lease = row.lease = uuid4()
    row.leased_until = mandate.now + LEASE
    row.first_at, row.last_at = row.first_at or mandate.now, mandate.now
    tongue = MailLanguage(language)
    subject, body = words(NoticeKind(row.kind), tongue)
    # CRT-12: of the same event to the same member it is the same each time, so a mailbox keeps one of them.
    key = keys.mac("mail", str(row.event_id), str(row.member_id)).hex()[:40]
    letter = Letter(key, keys.open(EMAIL, row.member_id, sealed), tongue, subject, body)
    return Parcel(row.id, lease, letter)


def _end(mandate: Mandate, row: MailDelivery, command: str) -> None:
    row.status = MailStatus(MAIL.step(row.status, command, (SYSTEM,)).target)
    row.next_at = row.lease = row.leased_until = None
    row.version += 1
    row.updated_at = mandate.now


async def note(mandate: Mandate, server: MailServer, parcel: Parcel, failure: MailFailure | None) -> None:
    """Write down what became of a mail, unless its lease has ended meanwhile."""
    row = await mandate.session.scalar(queries.leased(mandate, parcel.id, parcel.lease))
    if row is None or row.status != MailStatus.PENDING:
        return
    row.attempts += 1
    row.last_failure = failure
    again = None if failure in (None, MailFailure.UNKNOWN_ADDRESS) else _next(mandate, server, row)
    if again is None:
        _end(mandate, row, "give_up" if failure else "deliver")
        return
    row.next_at, row.lease, row.leased_until = again, None, None
    row.version += 1
    row.updated_at = mandate.now


def _next(mandate: Mandate, server: MailServer, row: MailDelivery) -> datetime | None:
    waits = pause(row.attempts, server.retry_after, secrets.randbelow(1001) / 1000)
    return next_at(row.first_at or mandate.now, mandate.now, waits)


async def forget(mandate: Mandate) -> int:
    """Forget mails of which nothing more comes, after a month; returns how many there were."""
    return await forget_rows(mandate, MailDelivery, queries.over(mandate))
