"""Finds a referral for the side that may work on it, and refuses the other."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col

from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements.errors import NoAgreement
from trafficking_api.features.agreements.queries import in_force
from trafficking_api.features.cases.queries import workable
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import AlreadyPlaced
from trafficking_api.features.referrals.models import Referral, ReferralLink
from trafficking_api.features.referrals.states import (
    HIDDEN_FROM_RECEIVER,
    MACHINE,
    OPEN,
    PLACED,
    RECEIVER,
    SENDER,
)
from trafficking_api.features.shelters import service as beds
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound, WrongSide

Linked = tuple[ReferralLink, Referral]


async def own_or_refuse(mandate: Mandate, query: Select[ReferralLink, Referral], referral_id: UUID) -> Linked:
    """The sender's referral with its link.

    Raises WrongSide for its receiver, ReadOnly for who only looks into its case, NotFound for everybody else.
    """
    rows = await own_round_or_refuse(mandate, query, referral_id)
    return next(row for row in rows if row[1].id == referral_id)


async def own_round_or_refuse(
    mandate: Mandate, query: Select[ReferralLink, Referral], referral_id: UUID
) -> list[Linked]:
    """The same for a query that finds the whole round."""
    mine = query.where(workable(mandate, col(ReferralLink.case_id)))
    rows: list[Linked] = [(link, referral) for link, referral in await mandate.session.execute(mine)]
    if not rows:
        referral = await in_sight(mandate, referral_id)
        raise ReadOnly if side_of(mandate, referral) == SENDER else WrongSide
    return rows


@asynccontextmanager
async def at_sender(mandate: Mandate, referral_id: UUID, command: str) -> AsyncIterator[Linked]:
    """A referral that the organisation received, with its link, locked, inside the sender's tenant.

    Raises NotFound, ReadOnly, WrongSide.
    """
    referral = await in_sight(mandate, referral_id, to_work=True)
    MACHINE.refuse_wrong_side(command, (side_of(mandate, referral),))
    async with mandate.as_other_party(referral):
        link, found = (await mandate.session.execute(queries.linked(referral_id))).one()
        yield link, found


async def in_sight(mandate: Mandate, referral_id: UUID, *, to_work: bool = False) -> Referral:
    """A referral that the caller sees: those of its cases, and all that are received and have no case here.

    Raises NotFound, and ReadOnly for who is to work on what it received and only looks into its case.
    """
    found = (await mandate.session.execute(queries.in_sight(mandate, referral_id))).first()
    if found is None:
        raise NotFound
    if to_work and not found.may_work:
        raise ReadOnly
    referral: Referral = found.Referral
    return referral


async def refuse_unseen(mandate: Mandate, referral_id: UUID) -> None:
    """Raise NotFound for who does not see the case here of who came by a referral, ReadOnly for who looks.

    Also where the referral itself is no longer found, because it was withdrawn.
    """
    case = (await mandate.session.execute(queries.sight_of(mandate, referral_id))).one_or_none()
    if case is None:
        return  # its receiver has its cases on a server of its own
    is_seen, is_workable = case
    if not is_seen:
        raise NotFound
    if not is_workable:
        raise ReadOnly


async def keep_agreed(mandate: Mandate, referral: Referral) -> None:
    """Hold the agreement of the two in force until this transaction ends (REF-13); raises NoAgreement."""
    await keep_agreed_for(mandate, referral, referral.kind)


async def keep_agreed_for(mandate: Mandate, referral: Referral, kind: str) -> None:
    """The same for another kind than the referral's own."""
    pair = (referral.from_organisation_id, referral.to_organisation_id)
    if not (await mandate.session.scalars(in_force(*pair, kind, mandate.today()))).all():
        raise NoAgreement


def refuse_placed(row: Linked, round_: Sequence[Linked]) -> None:
    """A round ends with its first acceptance: nobody accepts the same person twice. Raises AlreadyPlaced."""
    link, referral = row
    own = {referral.id, link.asked_from}  # what a receiver asks for grows out of what it has accepted
    for sibling, other in round_:
        if other.status in PLACED and sibling.need == link.need and other.id not in own:
            raise AlreadyPlaced


def side_of(mandate: Mandate, referral: Referral) -> str:
    """Which side of a referral the organisation is on."""
    return SENDER if referral.from_organisation_id == mandate.organisation_id else RECEIVER


async def free_bed(mandate: Mandate, referral: Referral) -> None:
    """Free the bed that its receiver holds for whom it is about; the mandate is in the sender's tenant."""
    if referral.answered_on is not None:
        async with mandate.as_other_party(referral):
            await beds.free_for_referral(mandate, referral.id)


def follow(
    mandate: Mandate,
    row: Linked,
    command: str,
    side: str,
    expected: Expected | None = None,
    occurred_at: datetime | None = None,
) -> None:
    """Follow an arrow of the referral, with its link; the mandate is in the sender's tenant.

    Raises NotFound, WrongSide, Stale, WrongState, Invalid.
    """
    link, referral = row
    if side == RECEIVER and referral.status in HIDDEN_FROM_RECEIVER:
        raise NotFound  # it was withdrawn while this request waited for the lock
    # A question changes no state, and yet the version that both sides see must rise.
    flag_modified(referral, "updated_on")
    # The day is the sender's: a day of the receiver's own zone would tell nothing, but confuse both.
    mandate.command(MACHINE, referral, command, sides=(side,), expected=expected, occurred_at=occurred_at)
    referral.updated_on = mandate.today()
    link.is_open = referral.status in OPEN
    mandate.touch(link)
