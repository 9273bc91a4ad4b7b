"""Finds the consent that lets a receiver have something, and holds it before anything else is held."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.consents import service as consents
from trafficking_api.features.consents.service import Covering
from trafficking_api.features.referrals import queries

PURPOSE = "ReferralShare"
#: What a consent must cover before a field is added to a card that would single the person out.
AGREED_GROUP = "profile"


async def consented_before(mandate: Mandate, referral_id: UUID) -> Covering | None:
    """The consent of the person of a referral to its receiver, held until the transaction ends.

    It is held before the referral is: the end of a consent takes them in this order too, so that the two
    never wait for each other. None as well for a referral of others: that is refused after.
    """
    row = (await mandate.session.execute(queries.link_of(referral_id))).one_or_none()
    if row is None or row[0].organisation_id != mandate.organisation_id:
        return None
    link, referral = row
    person_id = await mandate.session.scalar(cases.person_behind(mandate, link.case_id))
    if person_id is None:
        return None
    return await consents.covering(mandate, person_id, PURPOSE, referral.to_organisation_id)
