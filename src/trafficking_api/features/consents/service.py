"""Records what a person allows and refuses, and ends it when she says so or its time is over."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, Text, Uuid, cast, func, literal, select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import MemberNeeded, ReadOnly
from trafficking_api.access.mandate import AHEAD, Mandate, references
from trafficking_api.access.queries import kinds
from trafficking_api.features.consents import ending, minors, queries, rules
from trafficking_api.features.consents.ending import Ended
from trafficking_api.features.consents.errors import GuardianNeeded
from trafficking_api.features.consents.minors import Minor
from trafficking_api.features.consents.models import Consent
from trafficking_api.features.consents.schemas import ConsentWithdrawal, NewConsent
from trafficking_api.features.consents.states import CENTRE, MACHINE, S
from trafficking_api.features.members.queries import works_here
from trafficking_api.features.people import queries as people_read
from trafficking_api.features.people import service as people
from trafficking_api.features.people.erasing import when_erased
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.states import SYSTEM

_WITHHELD = "consents.withheld"
_AT_ONCE = 100


@dataclass(frozen=True)
class Covering:
    """A consent that counts now, and what it lets its recipient have."""

    id: UUID
    person_id: UUID
    version: int
    field_groups: tuple[str, ...]
    expires_at: datetime | None
    given_by: str


async def covering(
    mandate: Mandate, person_id: UUID, purpose: str, recipient_id: UUID | None
) -> Covering | None:
    """The consent that lets this recipient have something for this purpose, held until the transaction ends.

    None when the person refused, withdrew, said something else, or when its time is over.
    """
    query = queries.current(mandate, person_id, purpose, recipient_id).where(queries.live(mandate))
    consent = await mandate.session.scalar(query.with_for_update(read=True))
    if consent is None:
        return None
    groups = tuple(consent.field_groups)
    return Covering(
        consent.id, consent.person_id, consent.version, groups, consent.expires_at, consent.given_by
    )


async def record(mandate: Mandate, person_id: UUID, body: NewConsent) -> UUID:
    """Record what a person says now; what she said before on the same is superseded with it.

    Raises Invalid, NotFound, ReadOnly, GuardianNeeded, MemberNeeded, Erased.
    """
    words = body.model_dump()
    faults = rules.faults(words)
    if faults:
        raise Invalid(errors=faults)
    said = await _in_turn(mandate, person_id)
    given_at = _times(mandate, body)
    await _refuse_what_was_said_before(mandate, person_id, body)
    await _refuse_strangers(mandate, body)
    await _refuse_a_minor_alone(mandate, person_id, body, said)
    consent = Consent(
        organisation_id=mandate.organisation_id,
        person_id=person_id,
        status=S.GIVEN if body.given else S.REFUSED,
        **{**words, "given_at": given_at, "withheld": None},
        **mandate.stamps(),
    )
    if body.withheld is not None:
        key = await people.key_of(mandate, person_id)
        consent.withheld = key.seal(_WITHHELD, consent.id, json.dumps(body.withheld).encode())
    await _supersede(mandate, consent)
    return consent.id


async def withdraw(mandate: Mandate, consent_id: UUID, expected: Expected, body: ConsentWithdrawal) -> None:
    """Take a consent back: whatever rested on it ends now.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    mine = queries.mine(mandate, consent_id)
    # First the turn, then the row: a paper from before this must not be looked at while this is not told.
    await mandate.session.execute(mine.with_only_columns(_turn(col(Consent.person_id))))
    row = (await mandate.session.execute(mine.with_for_update(of=Consent))).one_or_none()
    if row is None:
        raise NotFound
    consent, is_writable = row
    if not is_writable:
        raise ReadOnly
    mandate.command(
        MACHINE, consent, "withdraw", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    consent.ended_at, consent.withdrawal_reason = mandate.now, body.reason
    if _marked(mandate, consent):
        await _tell(mandate, consent)


async def expire(mandate: Mandate) -> int:
    """End what rested on consents whose time is over, each once; returns how many there were."""
    expired = list(await mandate.session.scalars(queries.expired(mandate, _AT_ONCE)))
    for consent in expired:
        consent.end_told_at = mandate.now
        mandate.touch(consent)
        means(consent, Act("expired"))
        await _tell(mandate, consent)
    return len(expired)


def note_reading(mandate: Mandate, found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
    """Write down who read what a person wants kept back: these words may name somebody (G-12)."""
    for id_, hidden in found:
        if hidden["_has_words"]:
            mandate.saw(Consent.recorded_as, [id_])
            mandate.saw("person", [UUID(hidden["_person_id"])])  # she can ask who saw what is kept of her


@when_erased
async def erase_of_person(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """End every consent of a person who is forgotten, and empty what she wanted kept back."""
    query = select(Consent).where(
        col(Consent.organisation_id) == mandate.organisation_id, col(Consent.person_id) == person_id
    )
    for consent in await mandate.session.scalars(query.with_for_update()):
        consent.withheld = None
        if consent.status == S.GIVEN:
            mandate.command(MACHINE, consent, "withdraw", sides=(CENTRE,))
            consent.ended_at = mandate.now
        else:
            mandate.touch(consent)
        if consent.given and _marked(mandate, consent):
            await _tell(mandate, consent)
    return []


def _turn(person_id: SQLColumnExpression[UUID]) -> ColumnElement[Any]:
    """Waits for the turn at a person: what is said and what is taken back comes one after the other."""
    return func.pg_advisory_xact_lock(func.hashtextextended(cast(person_id, Text), 0))


async def _in_turn(mandate: Mandate, person_id: UUID) -> set[str]:
    """Wait for one's turn at this person, so that of all that is recorded at once the last one counts.

    Returns what else than her birth date says that she is a minor.

    Raises NotFound, ReadOnly for who only looks into a case of hers.
    """
    her = literal(person_id, Uuid)
    turn = select(_turn(her), people_read.workable(mandate, her))
    turn = turn.add_columns(*minors.sayings(mandate, person_id))
    row = (await mandate.session.execute(turn.where(people_read.seen(mandate, her)))).one_or_none()
    if row is None:
        raise NotFound
    _, is_writable, *said = row
    if not is_writable:
        raise ReadOnly
    return set(said)


def _times(mandate: Mandate, body: NewConsent) -> datetime:
    """When it was said. Raises Invalid for a time to come, and for an end before the beginning."""
    given_at = body.given_at or mandate.now
    if given_at > mandate.now + AHEAD:
        raise Invalid(errors=[Fault("/given_at", "in_the_future")])
    if body.expires_at is not None and body.expires_at <= given_at:
        raise Invalid(errors=[Fault("/expires_at", "before_given_at")])
    return given_at


async def _refuse_what_was_said_before(mandate: Mandate, person_id: UUID, body: NewConsent) -> None:
    """Raise Invalid for an older paper found late: it revives nothing that she took back or refused."""
    if body.given_at is None:
        return
    about = (person_id, body.purpose, body.recipient_organisation_id)
    last = await mandate.session.scalar(queries.last_word_at(mandate, *about))
    if last is not None and body.given_at < last:
        raise Invalid(errors=[Fault("/given_at", "before_her_last_word")])


async def _refuse_strangers(mandate: Mandate, body: NewConsent) -> None:
    """Raise Invalid for a recipient or a witness that nobody knows or that is oneself, MemberNeeded."""
    to, witness = body.recipient_organisation_id, body.witness_member_id
    known = []
    if to is not None:
        other = (
            to != mandate.organisation_id and (await kinds(mandate, [to])).get(to, "operator") != "operator"
        )
        known.append(("/recipient_organisation_id", other))
    if witness is not None:
        if mandate.member_id is None:
            raise MemberNeeded
        known.append(("/witness_member_id", await works_here(mandate, witness)))
    references(known)
    if witness is not None and witness == mandate.member_id:
        raise Invalid(errors=[Fault("/witness_member_id", "same_member")])


async def _refuse_a_minor_alone(
    mandate: Mandate, person_id: UUID, body: NewConsent, said: Collection[str]
) -> None:
    """Raise GuardianNeeded when a minor agrees and nobody who may agrees for her; to refuse she is free."""
    if not body.given or body.given_by in rules.GUARDIANS:
        return
    if body.is_minor or Minor.NOW in said:
        raise GuardianNeeded
    opened = await people.opened(mandate, person_id)
    mandate.saw("person", [person_id])  # that it is taken tells that she is none; her accesses name a refusal
    was_minor = Minor.ONCE in said and not (opened.identity or {}).get("birth_date")
    if was_minor or rules.is_minor(opened.identity, mandate.today()):
        raise GuardianNeeded


async def _supersede(mandate: Mandate, new: Consent) -> None:
    """Store the present word of a person in the place of the one before."""
    query = queries.current(mandate, new.person_id, new.purpose, new.recipient_organisation_id)
    old = await mandate.session.scalar(query.with_for_update())
    ends = old is not None and old.given and _leaves_less(mandate, old, new) and _marked(mandate, old)
    if old is not None:
        mandate.command(MACHINE, old, "supersede", sides=(SYSTEM,))
        old.ended_at = mandate.now
        await mandate.session.flush()  # there is one present word at any time
    mandate.started(new, new.status, new.given_at, verb="recorded")
    if old is not None and ends:
        goes_on = new.given and not _is_over(mandate, old) and not _is_over(mandate, new)
        await _tell(mandate, old, new.field_groups if goes_on else ())


def _leaves_less(mandate: Mandate, old: Consent, new: Consent) -> bool:
    """True when something that the old consent allowed is no longer allowed, or not for as long."""
    if not new.given or _is_over(mandate, old) or _is_over(mandate, new):
        return True
    shorter = new.expires_at is not None and (old.expires_at is None or new.expires_at < old.expires_at)
    return shorter or not set(old.field_groups) <= set(new.field_groups)


def _is_over(mandate: Mandate, consent: Consent) -> bool:
    return consent.expires_at is not None and consent.expires_at <= mandate.now


def _marked(mandate: Mandate, consent: Consent) -> bool:
    """True when nobody has been told yet that this consent is over: from now on it counts as told."""
    if consent.end_told_at is not None:
        return False
    consent.end_told_at = mandate.now
    return True


async def _tell(mandate: Mandate, consent: Consent, left: Iterable[str] = ()) -> None:
    await mandate.session.flush()  # who hears it may look
    groups = tuple(group for group in consent.field_groups if group in left)
    about = (consent.person_id, consent.purpose, consent.recipient_organisation_id, consent.id)
    await ending.tell(mandate, Ended(*about, field_groups_left=groups))
