"""Reminds of deadlines that end soon, never twice of a date, and with no word of what they are about."""

from collections.abc import Iterable
from itertools import pairwise
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.court.models import Deadline, DeadlineReminder
from trafficking_api.features.court.queries import deadline_reminder as queries
from trafficking_api.features.members.queries import at_the_organisation

#: How many days before, the latest reminder first: the practice of the centres, and no law.
BEFORE = (1, 3, 7)


async def remind_of_deadlines(mandate: Mandate) -> int:
    """Say who is to be reminded of a deadline; returns how many reminders there were (CRT-12, CRT-13)."""
    done = 0
    for nearer, ahead in pairwise((0, *BEFORE)):
        done += await _remind_ahead(mandate, ahead, nearer)
    await mandate.session.flush()
    return done


async def _remind_ahead(mandate: Mandate, ahead: int, nearer: int) -> int:
    """Remind of some that end so soon; those that nobody can be told of keep no other waiting."""
    done, after = 0, None
    while done < queries.AT_ONCE:
        rows = (await mandate.session.scalars(queries.to_remind(mandate, ahead, nearer, after))).all()
        for row in rows:
            done += await _remind(mandate, row, ahead)
        if len(rows) < queries.AT_ONCE:
            break
        after = rows[-1].id
    return done


async def _remind(mandate: Mandate, row: Deadline, ahead: int) -> int:
    if row.due_at is None:
        return 0
    told = set(await mandate.session.scalars(queries.told(mandate, row, ahead)))
    # Who is given it later is reminded too, and nobody twice of one date.
    member_ids = [member_id for member_id in await _whose(mandate, row) if member_id not in told]
    for member_id in member_ids:
        reminder = DeadlineReminder(
            organisation_id=mandate.organisation_id,
            created_at=mandate.now,
            case_id=row.case_id,
            deadline_id=row.id,
            due_at=row.due_at,
            days_before=ahead,
            member_id=member_id,
        )
        mandate.session.add(reminder)
    if member_ids:
        means(row, Act("reminder_due"))
        mandate.touch(row)
    return len(member_ids)


async def _whose(mandate: Mandate, row: Deadline) -> list[UUID]:
    """Who is to be reminded: the member it is given to, or else all who work on the case (PLAN-10).

    To whom it is given, and who cannot read it, it is not a deadline that somebody thinks of.
    """
    if row.assigned_member_id is not None:
        given = await at_the_organisation(mandate, {row.assigned_member_id})
        readers = cases.readers(mandate.organisation_id, row.case_id, Permission.DEADLINES_READ)
        given &= set(await mandate.session.scalars(readers))
        to_one = await _unbarred(mandate, row, given)
        if to_one:
            return to_one
    team = await mandate.session.scalars(cases.at_work(mandate.organisation_id, row.case_id))
    return await _unbarred(mandate, row, team)


async def _unbarred(mandate: Mandate, row: Deadline, member_ids: Iterable[UUID]) -> list[UUID]:
    return [
        member_id
        for member_id in sorted(member_ids)
        if await mandate.session.scalar(cases.bar(mandate, row.case_id, member_id)) is None
    ]
