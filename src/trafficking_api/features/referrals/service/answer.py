"""The receiver's answer: the first acceptance of a round wins."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import AnswerDatePassed
from trafficking_api.features.referrals.schemas.referral import Acceptance, Decline
from trafficking_api.features.referrals.service.sides import (
    Linked,
    at_sender,
    follow,
    in_sight,
    keep_agreed,
    refuse_placed,
    side_of,
)
from trafficking_api.features.referrals.states import MACHINE, RECEIVER, S
from trafficking_api.features.shelters import service as beds
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import under
from trafficking_api.kit.states import SYSTEM


async def accept(mandate: Mandate, referral_id: UUID, expected: Expected, body: Acceptance) -> None:
    """Accept for the receiver, hold a bed if asked to, and move the open siblings of the round elsewhere.

    Raises NotFound, WrongSide, Stale, WrongState, AnswerDatePassed, AlreadyPlaced, NoAgreement, Forbidden,
    Invalid, BedUnavailable, LetAsUnit, MaxStayExceeded, PlacementUnsafe.
    """
    referral = await in_sight(mandate, referral_id)
    MACHINE.refuse_wrong_side("accept", (side_of(mandate, referral),))
    async with mandate.as_other_party(referral):
        round_ = [
            (link, other) for link, other in await mandate.session.execute(queries.round_of(referral_id))
        ]
        row = next(found for found in round_ if found[1].id == referral_id)
        follow(mandate, row, "accept", RECEIVER, expected, body.occurred_at)
        if referral.respond_by_on < mandate.today():
            raise AnswerDatePassed
        # A draft that was made and sent while another's acceptance began is not moved with its round.
        refuse_placed(row, round_)
        await keep_agreed(mandate, referral)
        _answered(mandate, row)
        for sibling in round_:
            if sibling[1].status == S.SENT and sibling[0].need == row[0].need:
                follow(mandate, sibling, "place_elsewhere", SYSTEM)
    if body.hold is not None:
        # A bed that cannot be had takes the acceptance with it.
        with under("/hold"):
            await beds.hold_for_referral(mandate, body.hold, referral_id, referral.card or {})


async def decline(mandate: Mandate, referral_id: UUID, expected: Expected, body: Decline) -> None:
    """Decline for the person or for the centre (REF-14). Raises NotFound, WrongSide, Stale, WrongState."""
    async with at_sender(mandate, referral_id, "decline") as row:
        follow(mandate, row, "decline", RECEIVER, expected, body.occurred_at)
        row[1].declined_by, row[1].decline_code = body.by, body.code
        _answered(mandate, row)


def _answered(mandate: Mandate, row: Linked) -> None:
    link, referral = row
    referral.answered_on, link.answered_at = mandate.today(), mandate.now
