"""A date on which deadlines rest has moved: each is computed anew, and what was set by hand stays (CRT-7)."""

from dataclasses import replace
from typing import Literal, NamedTuple
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import tell, told
from trafficking_api.features.court.models import Deadline, ResidencePaper
from trafficking_api.features.court.queries.deadline import appeals_against, left_behind, that_run_from
from trafficking_api.features.court.rules import deadlines as rules
from trafficking_api.features.court.service import bases
from trafficking_api.features.court.service.bases import Base
from trafficking_api.features.court.service.reckoning import (
    as_by_law,
    asked,
    moved,
    settle,
    would_end,
    write,
)
from trafficking_api.features.court.states import DEADLINE, DeadlineStatus
from trafficking_api.kit.states import SYSTEM

Kind = Literal["judgment", "appeal", "residence_paper", "deadline"]
_MEMBERS: dict[Kind, str] = {
    "judgment": "judgment_id",
    "appeal": "appeal_id",
    "residence_paper": "paper_id",
    "deadline": "after_deadline_id",
}
#: What a deadline has in common with the one that comes in its place.
_SAME = (
    *("case_id", "proceeding_id", "judgment_id", "appeal_id", "paper_id", "after_deadline_id"),
    *("procedure", "country", "act", "party_role", "base_event", "zone", "assigned_member_id"),
)


class _Moving(NamedTuple):
    """A deadline whose base event has moved; the one that it runs from now, if another came in its place."""

    row: Deadline
    base: Base
    after: Deadline | None = None


async def base_moved(mandate: Mandate, kind: Kind, base_id: UUID) -> None:
    """Compute anew what runs from a row of which a date has changed, in the transaction that changes it.

    The case and the row are held; then come the deadlines, by their ids.
    """
    name = _MEMBERS[kind]
    await mandate.session.flush()
    running = await _running_from(mandate, name, base_id)
    source = await bases.find(mandate, name, base_id) if running else None
    for row in running:
        base = await bases.told_by(mandate, name, source, row.base_event)
        await _follow_all(mandate, _Moving(row, base))
    if kind == "judgment":
        for appeal_id in await mandate.session.scalars(appeals_against(mandate, base_id)):
            await base_moved(mandate, "appeal", appeal_id)


async def given_instead(mandate: Mandate, paper: ResidencePaper, phase: str) -> None:
    """Let what ran from papers of a phase that were taken back run from the one that was given instead.

    What the law does not date by the new paper stays as it is, flagged.
    """
    await mandate.session.flush()
    for row in (await mandate.session.scalars(left_behind(mandate, paper, phase))).all():
        said = await bases.told_by(mandate, "paper_id", paper, row.base_event)
        base = said._replace(judgment_on=row.judgment_on)
        current = as_by_law(replace(asked(row), begins=base.begins))
        if current is None:
            continue
        heir = await _succeed(mandate, row, base, current, paper_id=paper.id)
        for later in await _passed_on(mandate, row, heir, Base(heir.due_at, heir.judgment_on)):
            await _follow_all(mandate, later)


async def _running_from(mandate: Mandate, name: str, base_id: UUID) -> list[Deadline]:
    return list(await mandate.session.scalars(that_run_from(mandate, **{name: base_id})))


async def _follow_all(mandate: Mandate, first: _Moving) -> None:
    """Let a deadline follow its base event, then what runs from its end, and so on; a chain may be long."""
    waiting = [first]
    while waiting:
        moving = waiting.pop()
        row = moving.row
        if moving.after is not None:
            row.after_deadline_id = moving.after.id
            mandate.touch(row)
        waiting += reversed(await _follow(mandate, row, moving.base))


async def _follow(mandate: Mandate, row: Deadline, base: Base) -> list[_Moving]:
    """Let one deadline follow its base event; returns what is to follow it."""
    # Where the base does not tell of a judgment, its day was told with the deadline.
    base = base._replace(judgment_on=base.judgment_on or row.judgment_on)
    question = replace(asked(row), begins=base.begins, judgment_on=base.judgment_on)
    is_same = question == asked(row)
    if row.status != DeadlineStatus.OPEN:
        # Its own base is not rewritten: what runs from its end may have followed it elsewhere, and come back.
        ends = row.due_at if is_same else would_end(row, question)
        return await _passed_on(mandate, row, row, Base(ends, base.judgment_on))
    if is_same:
        return []
    outcome = moved(row, question)
    if outcome is not None and outcome.superseded is not None:
        heir = await _succeed(mandate, row, base, outcome.current)
    else:
        heir = row
        bases.write(row, base)
        _stay(row, outcome)
        means(row, Act("recomputed"))
        mandate.touch(row)
    return await _passed_on(mandate, row, heir, Base(heir.due_at, heir.judgment_on))


def _stay(row: Deadline, outcome: rules.Recomputed | None) -> None:
    """Say how a deadline stands that goes on; one that had no date yet may get one."""
    if outcome is None:
        settle(row, None)
    else:
        write(row, outcome.current)


async def _succeed(
    mandate: Mandate, row: Deadline, base: Base, current: rules.Deadline, **instead: UUID
) -> Deadline:
    """Keep a deadline as it was, superseded, and put another in its place."""
    mandate.command(DEADLINE, row, "recompute", sides=(SYSTEM,))
    same = {name: getattr(row, name) for name in _SAME} | instead
    heir = Deadline(organisation_id=mandate.organisation_id, supersedes_id=row.id, **same, **mandate.stamps())
    bases.write(heir, base)
    write(heir, current)
    await _say_again(mandate, row, heir)
    mandate.started(heir, heir.status)
    return heir


async def _say_again(mandate: Mandate, row: Deadline, heir: Deadline) -> None:
    """Tell what was noted of a deadline with the one in its place."""
    if row.details is None:
        return
    held = (await mandate.session.execute(cases.guests(mandate, [row.case_id]))).one()
    case = Guest(*held)
    if row.sealed_for not in {None, case.person_id}:
        mandate.saw("person", [row.sealed_for])
    await tell(mandate, case, heir, "details", await told(mandate, row, "details"))


async def _passed_on(mandate: Mandate, row: Deadline, heir: Deadline, base: Base) -> list[_Moving]:
    """What is to follow the end of a deadline; what ran from one that is superseded runs from its heir."""
    await mandate.session.flush()
    after = None if heir is row else heir
    return [
        _Moving(later, base, after) for later in await _running_from(mandate, "after_deadline_id", row.id)
    ]
