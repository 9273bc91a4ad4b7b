"""Finds where a member of the staff would have to be in two places at once; it refuses nothing for it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.queries import staff as queries
from trafficking_api.features.court.rules import agenda as rules
from trafficking_api.features.court.rules.deadlines import end_of
from trafficking_api.features.court.schemas.staff import (
    AgendaConflict,
    AgendaConflicts,
    AgendaEntry,
    AgendaFilter,
)
from trafficking_api.kit.errors import Fault, Invalid

#: A court seldom says when it will be over: so long is kept free at least.
_ASSUMED = timedelta(hours=1)
#: For how long an agenda can be asked at once: a year.
_WIDEST = 366
_MOST = 1000
_DAY, _INSTANT = timedelta(days=1), timedelta(microseconds=1)


class _Busy(NamedTuple):
    """A hearing in somebody's agenda, of which only who sees its case is told which it is.

    For everybody else it lasts the whole of its days: nobody finds out when it is by asking about one hour
    after the other (PLAN-10).
    """

    appointment: rules.Appointment
    is_seen: bool


async def conflicts(mandate: Mandate, wanted: AgendaFilter) -> AgendaConflicts:
    """The pairs of hearings that a member cannot both go to. Raises Invalid."""
    if wanted.until <= wanted.since:
        raise Invalid(errors=[Fault("?until", "not_after_from")])
    if wanted.until - wanted.since > timedelta(days=_WIDEST):
        raise Invalid(errors=[Fault("?until", "too_far_apart")])
    margin = timedelta(minutes=wanted.margin_minutes)
    found = await _agendas(mandate, [wanted.member_id], wanted.since - margin, wanted.until + margin)
    busy = found[wanted.member_id]
    pairs = [
        AgendaConflict(first=_entry(busy[one]), second=_entry(busy[two]))
        for one, two in rules.conflicts((each.appointment for each in busy.values()), margin)
        if busy[one].is_seen or busy[two].is_seen
    ]
    return AgendaConflicts(items=pairs[:_MOST], is_complete=len(pairs) <= _MOST)


def _entry(busy: _Busy) -> AgendaEntry:
    if not busy.is_seen:
        return AgendaEntry(hearing_id=None, starts_at=None)
    return AgendaEntry(hearing_id=UUID(busy.appointment.id), starts_at=busy.appointment.starts_at)


async def clashes(mandate: Mandate, hearing_id: UUID) -> list[dict[str, Any]]:
    """What the staff of a hearing would have to go to at the same time, ready to travel."""
    wanted = (await mandate.session.execute(queries.appointment(mandate, hearing_id, _ASSUMED))).all()
    if not wanted:
        return []
    members = [row.member_id for row in wanted]
    starts_at, ends_at = wanted[0].starts_at, wanted[0].ends_at
    agendas = await _agendas(mandate, members, starts_at, ends_at)
    this = rules.Appointment(str(hearing_id), starts_at, ends_at)
    return [
        {"member_id": str(member_id), **_entry(agendas[member_id][id_]).model_dump(mode="json")}
        for member_id in members
        for id_ in rules.clashes(this, (each.appointment for each in agendas[member_id].values()))
    ][:_MOST]


async def _agendas(
    mandate: Mandate, member_ids: Collection[UUID], since: datetime, until: datetime
) -> Mapping[UUID, Mapping[str, _Busy]]:
    """By member and hearing, where each of them has to be in this time."""
    first, last = _whole_days(mandate, since, until)
    rows: Sequence[Any] = (
        await mandate.session.execute(queries.agenda(mandate, member_ids, first, last, _ASSUMED))
    ).all()
    found: defaultdict[UUID, dict[str, _Busy]] = defaultdict(dict)
    for member_id, hearing_id, starts_at, ends_at, is_seen in rows:
        begins, ends = (starts_at, ends_at) if is_seen else _whole_days(mandate, starts_at, ends_at)
        if begins < until and ends > since:
            appointment = rules.Appointment(str(hearing_id), begins, ends)
            found[member_id][str(hearing_id)] = _Busy(appointment, is_seen)
    return found


def _whole_days(mandate: Mandate, since: datetime, until: datetime) -> tuple[datetime, datetime]:
    """The days that this time touches at the centre, from the start of the first to the end of the last."""
    zone = mandate.tenant.zone
    first = since.astimezone(zone).date()
    last = (until - _INSTANT).astimezone(zone).date()
    return end_of(first - _DAY, zone) + _INSTANT, end_of(last, zone) + _INSTANT
