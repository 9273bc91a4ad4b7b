"""What the two organisations say to each other about a referral, and nothing that tells who the person is."""

import asyncio
from collections.abc import Awaitable, Collection
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid4

from trafficking_api.access.errors import Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.people import service as people
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import GuardUnavailable, IdentifyingText, NotTalking
from trafficking_api.features.referrals.models import Referral, ReferralLink, ReferralMessage
from trafficking_api.features.referrals.rules import Known, tells
from trafficking_api.features.referrals.schemas.exchange import NewReferralMessage
from trafficking_api.features.referrals.service.arrive import disclosed
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import Linked, in_sight, own_or_refuse, side_of
from trafficking_api.features.referrals.states import HIDDEN_FROM_RECEIVER, SENDER, TALKING
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.kit.errors import Fault, NotFound

BODY = "referral_messages.body"


async def write(mandate: Mandate, referral_id: UUID, body: NewReferralMessage) -> UUID:
    """Write to the other side, after the text was held against what is known of the person.

    Raises NotFound, ReadOnly, NotTalking, IdentifyingText, GuardUnavailable.
    """
    referral = await in_sight(mandate, referral_id, to_work=True)
    side = side_of(mandate, referral)
    link = None
    if side == SENDER:  # who only looks into the case through a broken glass does not write
        link, _ = await own_or_refuse(mandate, queries.link_of(referral_id), referral_id)
    if referral.status not in TALKING:
        raise NotTalking
    if link is not None:
        await _refuse_telling(_known_to_sender(mandate, link), body.text)
        return await _tell(mandate, await _locked(mandate, referral_id), side, body.text)
    async with mandate.as_other_party(referral):
        arrived = (await mandate.session.scalars(queries.arrived_with(mandate, referral))).all()
    await _refuse_telling(_known_to_receiver(mandate, referral, arrived), body.text)
    async with mandate.as_other_party(referral):
        return await _tell(mandate, await _locked(mandate, referral_id), side, body.text)


async def _locked(mandate: Mandate, referral_id: UUID) -> Linked:
    link, referral = (await mandate.session.execute(queries.linked(referral_id))).one()
    if referral.status in HIDDEN_FROM_RECEIVER:
        raise NotFound  # it was withdrawn while this request waited for the lock
    if referral.status not in TALKING:
        raise NotTalking
    return link, referral


async def _refuse_telling(opening: Awaitable[list[Known]], text: str) -> None:
    """Raise IdentifyingText for a text that tells, and GuardUnavailable when that cannot be said."""
    try:
        known = await opening
    except (Unreadable, Erased):
        raise GuardUnavailable from None
    # A long text takes its time, in which this process answers others.
    if await asyncio.to_thread(lambda: any(tells(text, one) for one in known or [Known()])):
        raise IdentifyingText(errors=[Fault("/text", "identifying_text")])


async def _known_to_sender(mandate: Mandate, link: ReferralLink) -> list[Known]:
    """Whose case it is, and of whom something was released: the same person, as a rule."""
    behind = await mandate.session.scalar(cases.person_behind(mandate, link.case_id))
    about = {person_id for person_id in (behind, link.released_person_id) if person_id is not None}
    return [Known.of(*await people.opened(mandate, person_id)) for person_id in about]


async def _known_to_receiver(mandate: Mandate, referral: Referral, arrived: Collection[UUID]) -> list[Known]:
    """Its own copies, be they closed or of an earlier referral, and what was released and has not ended.

    Before that, it knows nothing. Raises GuardUnavailable when she has arrived and nothing is left of who she
    is that a text could be held against.
    """
    copies = await _copies(mandate, arrived) if arrived else []
    told = await disclosed(mandate, referral.id)
    groups = {} if told is None else told.groups
    released = [groups[group] for group in ("identity", "contact") if group in groups]
    if arrived and not copies and not released:
        raise GuardUnavailable
    return [*copies, Known.of(groups.get("identity"), groups.get("contact"))]


async def _copies(mandate: Mandate, arrived: Collection[UUID]) -> list[Known]:
    """What the organisation in reach wrote down of those who came by these referrals, but for the erased."""
    found = []
    about = (await mandate.session.scalars(cases.people_come_by(mandate, arrived))).all()
    for person_id in filter(None, about):
        with suppress(Erased):
            found.append(Known.of(*await people.opened(mandate, person_id)))
    return found


async def _tell(mandate: Mandate, row: Linked, side: str, words: str) -> UUID:
    """Store a message for both sides; the mandate is in the sender's tenant."""
    return await store(mandate, row, Said(uuid4(), side, mandate.author_id, words))


@dataclass(frozen=True)
class Said:
    """Words to the other side, and who said them."""

    id: UUID
    side: str
    author_id: UUID
    words: str


async def store(mandate: Mandate, row: Linked, said: Said) -> UUID:
    """Store a message for both sides, each under its own key; the mandate is in the sender's tenant."""
    link, referral = row
    message = ReferralMessage(
        id=said.id,
        from_organisation_id=referral.from_organisation_id,
        to_organisation_id=referral.to_organisation_id,
        referral_id=referral.id,
        written_by=said.side,
        author_id=said.author_id,
        created_at=mandate.now,
    )
    sealed = [
        (await mandate.keys(party)).seal(BODY, message.id, said.words)
        for party in (referral.from_organisation_id, referral.to_organisation_id)
    ]
    message.body_for_from, message.body_for_to = sealed
    referral.updated_on = mandate.today()
    mandate.touch(link)
    log(mandate, referral, "MessageSent", Passed(b"".join(sealed)))
    mandate.started(message, "sent", verb="sent")
    return message.id
