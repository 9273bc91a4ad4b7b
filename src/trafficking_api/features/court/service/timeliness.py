"""Says until when a party could go on against a judgment, and whether it came in time (CRT-3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.court.deadlines import Act, BaseEvent
from trafficking_api.countries.court.deadlines import rules as rules_of
from trafficking_api.features.court.models import CourtAppeal, Judgment, Proceeding, ProceedingParty
from trafficking_api.features.court.queries import appeal as queries
from trafficking_api.features.court.queries.judgment import judgment_of
from trafficking_api.features.court.queries.proceeding import locked_proceeding
from trafficking_api.features.court.rules import remedies
from trafficking_api.features.court.rules.appeals import AppealStatus
from trafficking_api.features.court.rules.deadlines import is_late


class _Facts(NamedTuple):
    """What acts against one judgment have in common, and as what each party takes part."""

    proceeding: Proceeding
    judgment: Judgment | None
    roles: Mapping[UUID, str]


def _judge(facts: _Facts, row: CourtAppeal, others: Iterable[CourtAppeal]) -> None:
    """Hold an act against the time that the law gave for it; what is too late is said, and never refused."""
    proceeding, judgment = facts.proceeding, facts.judgment
    zone = ZoneInfo(proceeding.zone)
    remedy = remedies.Remedy(
        procedure=proceeding.procedure,
        act=Act(row.remedy),
        party_role=facts.roles[row.party_id],
        filed_on=row.filed_at.astimezone(zone).date(),
        bases={**_events(judgment), **_acts(row, others)},
        judged_on=None if judgment is None else judgment.pronounced_on,
        by_default=judgment is not None and judgment.by_default,
    )
    due = remedies.due_at(rules_of(proceeding.country), remedy, zone)
    row.due_at = due
    row.is_late = None if due is None else is_late(due, row.filed_at)


async def judge_anew(mandate: Mandate, judgment: Judgment) -> None:
    """Hold what was done against a judgment, of which a day has moved, against the time that was left now."""
    proceeding = (await mandate.session.scalars(locked_proceeding(mandate, judgment.proceeding_id))).one()
    appeals = (await mandate.session.scalars(queries.appeals_of(mandate, proceeding.id))).all()
    await judge_all(mandate, proceeding, [row for row in appeals if row.judgment_id == judgment.id])


async def judge_beside(mandate: Mandate, row: CourtAppeal) -> None:
    """Judge anew what was done against the judgment of an act that was withdrawn. The proceeding is held.

    Only the time for a cross-appeal runs from another act.
    """
    if row.judgment_id is None:
        return
    rows = (await mandate.session.scalars(queries.appeals_of(mandate, row.proceeding_id))).all()
    appeals = [each for each in rows if each.judgment_id == row.judgment_id]
    if all(each.remedy != Act.CROSS_APPEAL for each in appeals if each is not row):
        return
    proceeding = (await mandate.session.scalars(locked_proceeding(mandate, row.proceeding_id))).one()
    await judge_all(mandate, proceeding, appeals)


async def judge_party(mandate: Mandate, party: ProceedingParty) -> None:
    """Hold what a party has done, which takes part as something else now, against the time that it had so."""
    await mandate.session.flush()
    proceeding = (await mandate.session.scalars(locked_proceeding(mandate, party.proceeding_id))).one()
    appeals = (await mandate.session.scalars(queries.appeals_of(mandate, proceeding.id))).all()
    mine = {row.judgment_id for row in appeals if row.party_id == party.id}
    for judgment_id in mine:
        await judge_all(mandate, proceeding, [row for row in appeals if row.judgment_id == judgment_id])


async def judge_all(mandate: Mandate, proceeding: Proceeding, appeals: Sequence[CourtAppeal]) -> None:
    """Judge all acts against one judgment; those whose time runs from another's come after it.

    The proceeding is held. The order in which they were written down changes nothing.
    """
    if not appeals:
        return
    parties = queries.roles_of(mandate, {row.party_id for row in appeals})
    roles = {id_: str(role) for id_, role in await mandate.session.execute(parties)}
    facts = _Facts(proceeding, await _judgment(mandate, appeals[0]), roles)
    for row in sorted(appeals, key=lambda row: row.remedy == Act.CROSS_APPEAL):
        before = row.due_at, row.is_late
        _judge(facts, row, appeals)
        if (row.due_at, row.is_late) != before:
            mandate.touch(row)


async def _judgment(mandate: Mandate, row: CourtAppeal) -> Judgment | None:
    if row.judgment_id is None:
        return None
    return await mandate.session.scalar(judgment_of(mandate, row.proceeding_id, row.judgment_id))


def _events(judgment: Judgment | None) -> dict[BaseEvent, date | datetime]:
    """The days of a judgment from which a time may run."""
    if judgment is None:
        return {}
    days = {
        BaseEvent.PRONOUNCED: judgment.pronounced_on,
        BaseEvent.SERVED: judgment.served_on,
        BaseEvent.NOTIFIED: judgment.notified_on,
        BaseEvent.BECAME_FINAL: judgment.became_final_on,
    }
    return {event: day for event, day in days.items() if day is not None}


def _acts(row: CourtAppeal, others: Iterable[CourtAppeal]) -> dict[BaseEvent, date | datetime]:
    """The appeal of another party, from which the time for a cross-appeal runs; of two of them, neither."""
    against = row.judgment_id
    appeals = [
        other
        for other in others
        if against is not None
        and (other.remedy, other.judgment_id) == (Act.APPEAL, against)
        and other.party_id != row.party_id
        and other.status != AppealStatus.WITHDRAWN
    ]
    if len(appeals) != 1:
        return {}
    moments = {BaseEvent.FILED: appeals[0].filed_at, BaseEvent.EXPIRES: appeals[0].due_at}
    return {event: at for event, at in moments.items() if at is not None}
