"""The receiver asks for one more field of the card, and the sender adds it for that receiver alone."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.consents.rules import GUARDIANS, is_minor
from trafficking_api.features.consents.service import Covering
from trafficking_api.features.people import service as people
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import AlreadyAsked, NothingAsked, NotMinimisable
from trafficking_api.features.referrals.models import ReferralLink
from trafficking_api.features.referrals.rules import LADDER, UNKNOWN, may_add
from trafficking_api.features.referrals.schemas.stage import Asking
from trafficking_api.features.referrals.service.consent import AGREED_GROUP, consented_before
from trafficking_api.features.referrals.service.contents import REASON
from trafficking_api.features.referrals.service.log import Passed, canonical, log
from trafficking_api.features.referrals.service.minimise import person
from trafficking_api.features.referrals.service.sides import Linked, at_sender, follow, own_or_refuse
from trafficking_api.features.referrals.states import RECEIVER, SENDER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command


async def ask(mandate: Mandate, referral_id: UUID, expected: Expected, body: Asking) -> None:
    """Ask for one field of the card. Raises NotFound, WrongSide, Stale, WrongState, AlreadyAsked, Invalid."""
    async with at_sender(mandate, referral_id, "ask") as row:
        follow(mandate, row, "ask", RECEIVER, expected, body.occurred_at)
        referral = row[1]
        if referral.asked_field is not None:
            raise AlreadyAsked
        added = {**referral.refinements, **referral.agreed_refinements}
        if body.field in added or (referral.card or {}).get(body.field) != UNKNOWN:
            raise Invalid(errors=[Fault("/field", "already_told")])
        referral.asked_field = body.field


async def refine(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """Add the field that was asked for, for this receiver alone; the card of all others stays as it is.

    Raises NotFound, WrongSide, Stale, WrongState, NothingAsked, NotMinimisable.
    """
    consent = await consented_before(mandate, referral_id)
    link, referral = row = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    follow(mandate, row, "refine", SENDER, expected, body.occurred_at)
    field = referral.asked_field
    if field is None:
        raise NothingAsked
    added = {field: facts_of(link)[field]}
    if consent is not None and await _agreed(mandate, consent, link):
        referral.agreed_refinements = {**referral.agreed_refinements, **added}
        referral.agreed_until = consent.expires_at
    elif await _reaches_k(mandate, row, field):
        referral.refinements = {**referral.refinements, **added}
    else:
        raise NotMinimisable
    referral.asked_field = None
    log(mandate, referral, "FieldRefined", Passed(canonical(added)))


def facts_of(link: ReferralLink) -> dict[str, str]:
    """The facts that the card was made of."""
    if link.facts is None:
        msg = "a referral that was sent without a card"
        raise RuntimeError(msg)
    return link.facts


async def _agreed(mandate: Mandate, consent: Covering, link: ReferralLink) -> bool:
    """True when her profile may be told to this receiver: a minor's consent is her guardian's (REF-19)."""
    if AGREED_GROUP not in consent.field_groups:
        return False
    if consent.given_by in GUARDIANS:
        return True
    if facts_of(link)["minor"] == "yes":
        return False
    identity, _ = await people.opened(mandate, consent.person_id)
    mandate.saw("person", [consent.person_id], REASON)
    return not is_minor(identity, mandate.today())


async def _reaches_k(mandate: Mandate, row: Linked, field: str) -> bool:
    """True when, with this field and all that was added before, as many as at the sending look alike."""
    link, referral = row
    who = await person(mandate, link.case_id, ())
    level = next(level for level in LADDER if level == link.level)
    on_card = (name for name in LADDER[level] if name != "exploitation" or not link.exploitation_hidden)
    told = [*on_card, *referral.refinements, *referral.agreed_refinements]
    return who is not None and may_add(facts_of(link), who.others, link.k or 0, told, field)
