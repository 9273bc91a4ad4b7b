"""What the two organisations say to each other about a referral, and nothing that tells who the person is."""

from uuid import UUID

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

_BODY = "referral_messages.body"


async def write(mandate: Mandate, referral_id: UUID, body: NewReferralMessage) -> UUID:
    """Write to the other side, after the text was held against what is known of the person.

    Raises NotFound, NotTalking, IdentifyingText, GuardUnavailable.
    """
    referral = await in_sight(mandate, referral_id)
    side = side_of(mandate, referral)
    link = None
    if side == SENDER:  # who only looks into the case through a broken glass does not write
        link, _ = await own_or_refuse(mandate, queries.link_of(referral_id), referral_id)
    if referral.status not in TALKING:
        raise NotTalking
    await _refuse_telling(mandate, referral, link, body.text)
    if side == SENDER:
        return await _tell(mandate, await _locked(mandate, referral_id), side, body.text)
    async with mandate.as_other_party(referral):
        return await _tell(mandate, await _locked(mandate, referral_id), side, body.text)


async def _locked(mandate: Mandate, referral_id: UUID) -> Linked:
    link, referral = (await mandate.session.execute(queries.linked(referral_id))).one()
    if referral.status in HIDDEN_FROM_RECEIVER:
        raise NotFound  # it was withdrawn while this request waited for the lock
    if referral.status not in TALKING:
        raise NotTalking
    return link, referral


async def _refuse_telling(mandate: Mandate, referral: Referral, link: ReferralLink | None, text: str) -> None:
    """Raise IdentifyingText for a text that tells, and GuardUnavailable when that cannot be said."""
    try:
        known = await (_known_to_sender(mandate, link) if link else _known_to_receiver(mandate, referral))
    except (Unreadable, Erased):
        raise GuardUnavailable from None
    if any(tells(text, one) for one in known or [Known()]):
        raise IdentifyingText(errors=[Fault("/text", "identifying_text")])


async def _known_to_sender(mandate: Mandate, link: ReferralLink) -> list[Known]:
    """Whose case it is, and of whom something was released: the same person, as a rule."""
    behind = await mandate.session.scalar(cases.person_behind(mandate, link.case_id))
    about = {person_id for person_id in (behind, link.released_person_id) if person_id is not None}
    return [Known.of(*await people.opened(mandate, person_id)) for person_id in about]


async def _known_to_receiver(mandate: Mandate, referral: Referral) -> list[Known]:
    """Its own copy, be it closed, or what was released; before that, it knows nothing.

    Raises GuardUnavailable when she has arrived and nothing is left that a text could be held against.
    """
    copy = (await mandate.session.execute(cases.came_by(mandate, [referral.id]))).first()
    if copy is not None and copy[1] is not None:
        return [Known.of(*await people.opened(mandate, copy[1]))]
    told = await disclosed(mandate, referral.id)
    if told is None and referral.arrived_on is not None:
        raise GuardUnavailable
    groups = {} if told is None else told.groups
    return [Known.of(groups.get("identity"), groups.get("contact"))]


async def _tell(mandate: Mandate, row: Linked, side: str, words: str) -> UUID:
    """Store a message for both sides, each under its own key; the mandate is in the sender's tenant."""
    link, referral = row
    message = ReferralMessage(
        from_organisation_id=referral.from_organisation_id,
        to_organisation_id=referral.to_organisation_id,
        referral_id=referral.id,
        written_by=side,
        author_id=mandate.author_id,
        created_at=mandate.now,
    )
    sealed = [
        (await mandate.keys(party)).seal(_BODY, message.id, words)
        for party in (referral.from_organisation_id, referral.to_organisation_id)
    ]
    message.body_for_from, message.body_for_to = sealed
    referral.updated_on = mandate.today()
    mandate.touch(link)
    log(mandate, referral, "MessageSent", Passed(b"".join(sealed)))
    mandate.started(message, "sent", verb="sent")
    return message.id
