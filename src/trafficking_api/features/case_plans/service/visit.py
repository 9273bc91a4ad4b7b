"""Schedules visits, and writes down what became of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans.models import Visit
from trafficking_api.features.case_plans.queries import visit as queries
from trafficking_api.features.case_plans.rules import schedule
from trafficking_api.features.case_plans.schemas.visit import (
    NewVisit,
    VisitCancellation,
    VisitDone,
    VisitMissed,
    VisitPatch,
    VisitReschedule,
)
from trafficking_api.features.case_plans.service.content import refuse_idle
from trafficking_api.features.case_plans.states import CENTRE, VISIT, VisitStatus
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import (
    add_words,
    day_of,
    refuse_future,
    row_of,
    supported,
)
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, WrongState
from trafficking_api.kit.states import SYSTEM
from trafficking_api.kit.wire import Command, changes


async def add(mandate: Mandate, body: NewVisit) -> UUID:
    """Schedule a visit by hand. Raises Invalid, CaseClosed."""
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    _refuse_past(mandate, body.due_on)
    await refuse_idle(mandate, body.case_id, [("/worker_id", body.worker_id)])
    return _scheduled(mandate, **body.model_dump())


async def change(mandate: Mandate, visit_id: UUID, expected: Expected, body: VisitPatch) -> None:
    """Change how a visit will be made, and by whom.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid.
    """
    case, row = await row_of(mandate, Visit, visit_id, expected)
    cases.refuse_closed(case)
    if row.status != VisitStatus.SCHEDULED:
        raise WrongState(row.status, VISIT.allowed(row.status, (CENTRE,)))
    await refuse_idle(mandate, case.case_id, [("/worker_id", body.worker_id)])
    row.sqlmodel_update(changes(body))
    mandate.touch(row)


async def done(mandate: Mandate, visit_id: UUID, expected: Expected, body: VisitDone) -> None:
    """It was made. Raises NotFound, ReadOnly, Stale, WrongState, Invalid, Erased."""
    case, row = await row_of(mandate, Visit, visit_id, expected)
    _command(mandate, row, "done", expected, body)
    refuse_future(mandate, "/done_on", body.done_on)
    row.done_on = body.done_on or day_of(mandate, body.occurred_at)
    row.mode = body.mode or row.mode
    await add_words(mandate, case, row, note=body.note)


async def missed(mandate: Mandate, visit_id: UUID, expected: Expected, body: VisitMissed) -> None:
    """It was not made. Raises NotFound, ReadOnly, Stale, WrongState, Invalid, Erased."""
    case, row = await row_of(mandate, Visit, visit_id, expected)
    _command(mandate, row, "missed", expected, body)
    row.missed_reason = body.reason
    await add_words(mandate, case, row, note=body.note)


async def reschedule(mandate: Mandate, visit_id: UUID, expected: Expected, body: VisitReschedule) -> UUID:
    """Put it off to another day: it is missed, and has one successor, whose id is returned.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid.
    """
    case, row = await row_of(mandate, Visit, visit_id, expected)
    cases.refuse_closed(case)
    _command(mandate, row, "reschedule", expected, body)
    _refuse_past(mandate, body.due_on)
    row.missed_reason = body.reason
    same = {name: getattr(row, name) for name in ("case_id", "case_plan_id", "mode", "worker_id")}
    return _scheduled(mandate, previous_id=row.id, due_on=body.due_on, **same)


async def cancel(mandate: Mandate, visit_id: UUID, expected: Expected, body: VisitCancellation) -> None:
    """It will not be made. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Visit, visit_id, expected)
    _command(mandate, row, "cancel", expected, body)
    row.cancel_reason = body.reason


async def generate(mandate: Mandate, case: Guest, plan_id: UUID, follow_up: dict[str, Any]) -> None:
    """Schedule the visits that a version of a plan asks for, from today on, but for those that were made.

    The case is held.
    """
    phases = [(phase["every_months"], phase["until_month"]) for phase in follow_up["phases"]]
    worker_id = follow_up.get("worker_id")
    settled = schedule.settled(await _links(mandate, case.case_id), mandate.today())
    for day in schedule.due_days(date.fromisoformat(follow_up["starts_on"]), phases):
        if day >= mandate.today() and day not in settled:
            _scheduled(
                mandate,
                case_id=case.case_id,
                case_plan_id=plan_id,
                due_on=day,
                mode=follow_up.get("mode"),
                worker_id=worker_id and UUID(worker_id),
            )


async def call_off(mandate: Mandate, case_id: UUID) -> None:
    """Cancel the visits of a case that are to be made, as its plan has ended. The case is held."""
    rows = await mandate.session.scalars(queries.scheduled(mandate, case_id))
    _cancel(mandate, rows.all(), "PlanEnded")


async def replan(mandate: Mandate, case_id: UUID) -> None:
    """Cancel what a plan asked for from today on; what is overdue is still to be made, or was missed.

    So is what was put off by today: no later version asks for it again. The case is held.
    """
    today, first = mandate.today(), schedule.first_days(await _links(mandate, case_id))
    rows = await mandate.session.scalars(queries.scheduled(mandate, case_id))
    coming = [
        row
        for row in rows
        if row.case_plan_id is not None
        and row.due_on >= today
        and (row.previous_id is None or first[row.id] > today)
    ]
    _cancel(mandate, coming, "Replanned")


async def _links(mandate: Mandate, case_id: UUID) -> list[schedule.Link]:
    rows = await mandate.session.execute(queries.links(mandate, case_id))
    return [schedule.Link(*row) for row in rows]


def _cancel(mandate: Mandate, visits: Iterable[Visit], reason: str) -> None:
    for row in visits:
        mandate.command(VISIT, row, "cancel", sides=(SYSTEM,))
        row.cancel_reason = reason


def _scheduled(mandate: Mandate, **facts: Any) -> UUID:
    row = Visit(organisation_id=mandate.organisation_id, **facts, **mandate.stamps())
    mandate.started(row, row.status, verb="scheduled")
    return row.id


def _command(mandate: Mandate, row: Visit, command: str, expected: Expected, body: Command) -> None:
    mandate.command(VISIT, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)


def _refuse_past(mandate: Mandate, day: date) -> None:
    """Raise Invalid for a day that is over, where the centre is."""
    if day < mandate.today():
        raise Invalid(errors=[Fault("/due_on", "in_the_past")])
