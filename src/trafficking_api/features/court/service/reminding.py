"""Reminds the staff of the hearings to which they go, never twice of a date, and with no word of it."""

from itertools import pairwise
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.models import HearingReminder
from trafficking_api.features.court.queries import staff as queries

#: How many days before, the latest reminder first: the practice of the centres, and no law.
BEFORE = (1, 7)


async def remind_of_hearings(mandate: Mandate) -> int:
    """Say who is to be reminded of a hearing; returns how many reminders there were (CRT-12, CRT-13)."""
    done = 0
    for nearer, ahead in pairwise((0, *BEFORE)):
        due = await mandate.session.scalars(queries.to_remind(mandate, ahead, nearer))
        for hearing_id in dict.fromkeys(due):
            done += await _remind(mandate, hearing_id, ahead, nearer)
    return done


async def _remind(mandate: Mandate, hearing_id: UUID, ahead: int, nearer: int) -> int:
    """Remind of one hearing, if it still stands once it is held: it may have been put off meanwhile."""
    hearing = await mandate.session.scalar(queries.held(mandate, hearing_id))
    if hearing is None or hearing.starts_at is None:
        return 0
    query = queries.to_remind(mandate, ahead, nearer, hearing_id)
    member_ids = [member_id for _, member_id in await mandate.session.execute(query)]
    for member_id in member_ids:
        reminder = HearingReminder(
            organisation_id=mandate.organisation_id,
            created_at=mandate.now,
            case_id=hearing.case_id,
            hearing_id=hearing.id,
            starts_at=hearing.starts_at,
            days_before=ahead,
            member_id=member_id,
        )
        mandate.session.add(reminder)
    if member_ids:
        means(hearing, Act("reminder_due"))
        mandate.touch(hearing)
    await mandate.session.flush()
    return len(member_ids)
