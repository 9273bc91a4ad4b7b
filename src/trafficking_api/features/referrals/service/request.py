"""The receiver of a referral asks for the support itself: its owner gets a draft, and decides on it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals.errors import AlreadyRequested, NotOwner
from trafficking_api.features.referrals.schemas.stage import TransferAsking
from trafficking_api.features.referrals.service.draft import add, refuse_impossible, refuse_not_owner
from trafficking_api.features.referrals.service.sides import at_sender, keep_agreed_for
from trafficking_api.features.referrals.states import ARRIVED, HIDDEN_FROM_RECEIVER, MACHINE, RECEIVER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound, WrongState

KIND = "request"


@dataclass(frozen=True)
class _Asked:
    """What the draft says."""

    case_id: UUID
    to_organisation_id: UUID
    respond_by_on: date
    kind: str = KIND


async def ask_transfer(mandate: Mandate, referral_id: UUID, expected: Expected, body: TransferAsking) -> None:
    """Ask for the transfer of a person who is here by a referral; its sender gets a draft of it.

    Raises NotFound, WrongSide, Stale, WrongState, NoAgreement, AlreadyRequested, NotOwner, AlreadyOpen,
    Invalid.
    """
    async with at_sender(mandate, referral_id, "complete") as (link, referral):
        if referral.status in HIDDEN_FROM_RECEIVER:
            raise NotFound
        expected.check(referral.version)
        if referral.status not in ARRIVED:
            raise WrongState(referral.status, MACHINE.allowed(referral.status, (RECEIVER,)))
        if referral.kind != "referral":
            raise NotOwner  # the support is here already
        if referral.transfer_asked_on is not None:
            raise AlreadyRequested
        refuse_impossible(mandate, body.respond_by_on)
        await keep_agreed_for(mandate, referral, KIND)
        await refuse_not_owner(mandate, KIND, link.case_id)
        asked = _Asked(link.case_id, referral.to_organisation_id, body.respond_by_on)
        await add(mandate, asked, link.need, asked_from=referral.id)
        referral.transfer_asked_on = mandate.today()
        referral.updated_on = mandate.today()
        mandate.touch(link)
