"""What a seat does here as a receiver, because it was done on its own server: the person is there.

The mandate is in the tenant of the seat. What a receiver does besides, it does by the same verbs as all.
"""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.referrals.schemas.stage import Return
from trafficking_api.features.referrals.service.arrive import note_arrival
from trafficking_api.features.referrals.service.draft import MOVES
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import at_sender, follow
from trafficking_api.features.referrals.service.talk import Said, store
from trafficking_api.features.referrals.states import RECEIVER, TALKING


async def arrived(mandate: Mandate, referral_id: UUID) -> None:
    """The person is there: no copy is made here. Raises NotFound, WrongSide, WrongState, NotOwner."""
    async with at_sender(mandate, referral_id, "arrive") as row:
        follow(mandate, row, "arrive", RECEIVER)
        await note_arrival(mandate, row)


async def given_back(mandate: Mandate, referral_id: UUID, body: Return) -> None:
    """She comes back, and after a transfer the support with her. Raises NotFound, WrongSide, WrongState."""
    async with at_sender(mandate, referral_id, "return") as row:
        follow(mandate, row, "return", RECEIVER)
        link, referral = row
        referral.return_code, referral.ended_on = body.code, mandate.today()
        if referral.kind in MOVES and referral.arrived_on is not None:
            await cases.own(mandate, link.case_id, is_owner=True)
            log(mandate, referral, "OwnershipMoved", Passed())


async def replied(mandate: Mandate, referral_id: UUID, message_id: UUID, words: str) -> None:
    """Words of the receiver, which its server has held against what is known. Raises NotFound, WrongSide."""
    author = mandate.organisation_id
    async with at_sender(mandate, referral_id, "complete") as row:
        if row[1].status in TALKING:
            await store(mandate, row, Said(message_id, RECEIVER, author, words))
