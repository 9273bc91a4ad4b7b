"""What the receiver says of a person who is there, until it is over; nobody else speaks for her."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases_read
from trafficking_api.features.cases import service as cases
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.schemas.stage import Completion, Return
from trafficking_api.features.referrals.service.draft import MOVES
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import at_sender, follow
from trafficking_api.features.referrals.states import RECEIVER
from trafficking_api.features.shelters import service as beds
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.wire import Command


async def hold(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """Let it rest for a while. Raises NotFound, WrongSide, Stale, WrongState."""
    async with at_sender(mandate, referral_id, "hold") as row:
        follow(mandate, row, "hold", RECEIVER, expected, body.occurred_at)


async def resume(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """Go on with it. Raises NotFound, WrongSide, Stale, WrongState."""
    async with at_sender(mandate, referral_id, "resume") as row:
        follow(mandate, row, "resume", RECEIVER, expected, body.occurred_at)


async def complete(mandate: Mandate, referral_id: UUID, expected: Expected, body: Completion) -> None:
    """Say how it ended. Raises NotFound, WrongSide, Stale, WrongState."""
    async with at_sender(mandate, referral_id, "complete") as row:
        follow(mandate, row, "complete", RECEIVER, expected, body.occurred_at)
        row[1].outcome, row[1].ended_on = body.outcome, mandate.today()


async def give_back(mandate: Mandate, referral_id: UUID, expected: Expected, body: Return) -> None:
    """Give a person back; after a transfer the support goes back with her, if it is still here (REF-12).

    Raises NotFound, WrongSide, Stale, WrongState.
    """
    async with at_sender(mandate, referral_id, "return") as row:
        follow(mandate, row, "return", RECEIVER, expected, body.occurred_at)
        link, referral = row
        referral.return_code, referral.ended_on = body.code, mandate.today()
        before = queries.arrived_before(mandate, link.case_id, referral.to_organisation_id)
        arrived = list(await mandate.session.scalars(before)) if referral.kind in MOVES else []
    await beds.free_for_referral(mandate, referral_id)
    copy = (await mandate.session.scalars(cases_read.owned_copy(mandate, arrived))).first()
    if copy is not None:
        await cases.own(mandate, copy, is_owner=False)
        async with mandate.as_other_party(referral):
            await cases.own(mandate, link.case_id, is_owner=True)
            log(mandate, referral, "OwnershipMoved", Passed())
