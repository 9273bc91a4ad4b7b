"""Ends a referral from the sender's side, or by the passing of its answer date."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import Disclosure
from trafficking_api.features.referrals.schemas.referral import Withdrawal
from trafficking_api.features.referrals.service.ending import ask_once, end
from trafficking_api.features.referrals.service.sides import follow, free_bed, own_or_refuse
from trafficking_api.features.referrals.states import SENDER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.states import SYSTEM
from trafficking_api.kit.wire import Command

_AT_ONCE = 100


async def withdraw(mandate: Mandate, referral_id: UUID, expected: Expected, body: Withdrawal) -> None:
    """Take a referral back: its receiver loses it, and what was released with it. No consent is asked.

    What rested on a lawful basis may not be kept without one: no consent ends that would ask who has a copy.

    Raises NotFound, WrongSide, Stale, WrongState.
    """
    disclosure = await take_back(mandate, referral_id, expected, body)
    if disclosure is not None and disclosure.lawful_basis is not None:
        _, referral = (await mandate.session.execute(queries.linked(referral_id))).one()
        await ask_once(mandate, referral)


async def take_back(
    mandate: Mandate, referral_id: UUID, expected: Expected, body: Withdrawal
) -> Disclosure | None:
    """The same without a question to the receiver; returns what was released. Also for a seat.

    The server of a seat asks for itself.

    Raises NotFound, WrongSide, Stale, WrongState.
    """
    row = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    follow(mandate, row, "withdraw", SENDER, expected, body.occurred_at)
    row[0].withdraw_code = body.code
    await free_bed(mandate, row[1])
    disclosure = await mandate.session.scalar(queries.disclosed(mandate, referral_id))
    if disclosure is not None and disclosure.ended_at is None:
        end(mandate, row[1], disclosure, "ReferralWithdrawn")
    return disclosure


async def void(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """Mark a referral as entered in error; its receiver no longer finds it.

    Raises NotFound, WrongSide, Stale, WrongState.
    """
    row = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    follow(mandate, row, "void", SENDER, expected, body.occurred_at)


async def expire_overdue(mandate: Mandate) -> int:
    """Expire the tenant's overdue referrals, each exactly once (REF-15); returns how many."""
    rows = (await mandate.session.execute(queries.overdue(mandate.today(), _AT_ONCE))).all()
    for link, referral in rows:
        follow(mandate, (link, referral), "expire", SYSTEM)
    return len(rows)
