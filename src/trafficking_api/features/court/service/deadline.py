"""Writes down deadlines, and that they were met or waived; what is late is only said to be late."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as case_queries
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import retell, row_of, supported, tell
from trafficking_api.features.court.models import Deadline, Proceeding
from trafficking_api.features.court.queries.proceeding import proceeding_of
from trafficking_api.features.court.rules.deadlines import is_late
from trafficking_api.features.court.schemas.deadline import DeadlinePatch, DeadlineWaiver, NewDeadline
from trafficking_api.features.court.service import bases
from trafficking_api.features.court.service.abroad import own_country, zone_of
from trafficking_api.features.court.service.holding import hold_proceeding
from trafficking_api.features.court.service.moving import base_moved
from trafficking_api.features.court.service.reckoning import settle
from trafficking_api.features.court.states import CENTRE, DEADLINE, DeadlineStatus
from trafficking_api.features.members.queries import works_here
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import WrongState
from trafficking_api.kit.wire import Command

__all__ = ["add", "base_moved", "change", "meet", "waive"]

_ASIDE = {"country", "zone", "proceeding_id", "base_on", "base_at", "judgment_on", "due_on", "note"}


async def add(mandate: Mandate, body: NewDeadline) -> UUID:
    """Write down what must be done in time; without a rule that holds it is manual (CRT-5).

    Raises Invalid, CaseClosed, CaseMerged, Erased.
    """
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    await _refuse_stranger(mandate, body.case_id, body.assigned_member_id)
    found = await bases.named(mandate, body)
    proceeding = await _proceeding_of(mandate, body, found)
    row = Deadline(
        organisation_id=mandate.organisation_id,
        **body.model_dump(exclude=_ASIDE),
        **await _where(mandate, body, proceeding),
        **mandate.stamps(),
    )
    base = bases.told(body, ZoneInfo(row.zone))
    if found is not None:
        said = await bases.told_by(mandate, *found, body.base_event)
        base = said._replace(judgment_on=said.judgment_on or body.judgment_on)
    bases.write(row, base)
    settle(row, body.due_on)
    await tell(mandate, case, row, "details", {"note": body.note})
    mandate.started(row, row.status)
    return row.id


async def _refuse_stranger(mandate: Mandate, case_id: UUID, member_id: UUID | None) -> None:
    """Raise Invalid for a member who does not work here, or may not see deadlines of the case (PLAN-10)."""
    if member_id is None:
        return
    readers = case_queries.readers(mandate.organisation_id, case_id, Permission.DEADLINES_READ)
    may_see = member_id in set(await mandate.session.scalars(readers))
    barred = await mandate.session.scalar(case_queries.bar(mandate, case_id, member_id))
    is_known = may_see and barred is None and await works_here(mandate, member_id)
    references([("/assigned_member_id", is_known)])


async def _proceeding_of(
    mandate: Mandate, body: NewDeadline, found: tuple[str, Any] | None
) -> Proceeding | None:
    """The proceeding that is named, or that of what the deadline runs from. Raises Invalid."""
    of_base = None if found is None else getattr(found[1], "proceeding_id", None)
    wanted = body.proceeding_id or of_base
    if wanted is None:
        return None
    query = proceeding_of(mandate, body.case_id, wanted)
    proceeding: Proceeding | None = await mandate.session.scalar(query)
    agrees = of_base is None or body.proceeding_id in {None, of_base}
    references([("/proceeding_id", proceeding is not None and agrees)])
    return proceeding


async def _where(mandate: Mandate, body: NewDeadline, proceeding: Proceeding | None) -> dict[str, Any]:
    """The proceeding, the country and the zone of a new deadline; those of the proceeding, if it has one.

    Raises Invalid where the zone is not known.
    """
    if proceeding is not None and body.country in {None, proceeding.country}:
        zone = body.zone or proceeding.zone
        return {"proceeding_id": proceeding.id, "country": proceeding.country, "zone": zone}
    country = body.country or await own_country(mandate)
    return {
        "proceeding_id": None if proceeding is None else proceeding.id,
        "country": country,
        "zone": await zone_of(mandate, country, body.zone),
    }


async def change(mandate: Mandate, deadline_id: UUID, expected: Expected, body: DeadlinePatch) -> None:
    """Set its date by hand, or let the rule say it again; say whose it is, and what there is to note.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, Erased.
    """
    await hold_proceeding(mandate, Deadline, deadline_id)
    case, row = await row_of(mandate, Deadline, deadline_id, expected)
    cases.refuse_closed(case)
    if row.status != DeadlineStatus.OPEN:
        raise WrongState(row.status, DEADLINE.allowed(row.status, (CENTRE,)))
    sent = body.model_fields_set
    if "assigned_member_id" in sent:
        await _refuse_stranger(mandate, row.case_id, body.assigned_member_id)
        row.assigned_member_id = body.assigned_member_id
    if "note" in sent:
        await retell(mandate, case, row, {"note": body.note})
    mandate.touch(row)
    if "due_on" in sent:
        settle(row, body.due_on)
        await base_moved(mandate, "deadline", row.id)


async def meet(mandate: Mandate, deadline_id: UUID, expected: Expected, body: Command) -> None:
    """It was done; whether in time follows from when it happened (CRT-3).

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    _, row = await row_of(mandate, Deadline, deadline_id, expected)
    _command(mandate, row, "meet", expected, body)
    row.met_at = body.occurred_at or mandate.now
    row.is_late = None if row.due_at is None else is_late(row.due_at, row.met_at)


async def waive(mandate: Mandate, deadline_id: UUID, expected: Expected, body: DeadlineWaiver) -> None:
    """It is not to be met. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Deadline, deadline_id, expected)
    _command(mandate, row, "waive", expected, body)
    row.waive_reason = body.reason


def _command(mandate: Mandate, row: Deadline, command: str, expected: Expected, body: Command) -> None:
    mandate.command(DEADLINE, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
