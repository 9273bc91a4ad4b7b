"""Reminds of what is due, never twice of a part, with an event that tells nothing; nobody who wants quiet."""

from datetime import date

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries import due
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.schedule import remaining
from trafficking_api.features.loans.service.hold import booked_on, schedule_of


async def remind(mandate: Mandate) -> int:
    """Say of each loan that a part of it is due; returns how many reminders there were (LOAN-18)."""
    ids = list(await mandate.session.scalars(due.to_remind(mandate)))
    done = 0
    for loan_id in ids:
        loan = await mandate.session.scalar(queries.held(mandate, loan_id, skip=True))
        due_on = None if loan is None else await _due_on(mandate, loan)
        if loan is None or due_on is None:
            continue
        loan.reminded_on = due_on
        means(loan, Act("payment_due"))
        mandate.touch(loan)
        done += 1
    return done


async def _due_on(mandate: Mandate, loan: GuaranteeLoan) -> date | None:
    """The last unpaid part that is due, if not all of them were reminded of: one reminder is for all."""
    if loan.is_quiet or loan.paused_from is not None:
        return None
    owed = (await booked_on(mandate, loan)).standing().outstanding
    days = [part.due_on for part in remaining(await schedule_of(mandate, loan), owed)]
    new = [day for day in days if loan.reminded_on is None or day > loan.reminded_on]
    return max((day for day in new if day <= mandate.today()), default=None)
