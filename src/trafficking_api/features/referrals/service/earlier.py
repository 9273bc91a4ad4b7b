"""Who is at a receiver already: what is released of her later is seen with her case there (PLAN-10)."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import EarlierCase
from trafficking_api.features.referrals.service.sides import Linked


async def note_earlier(mandate: Mandate, row: Linked) -> None:
    """Note at the receiver which cases it has already of her of whom something is released to it.

    The mandate is in the sender's tenant; only the sender knows which of its referrals are of one person.
    """
    link, referral = row
    came = queries.come_before(mandate, link.case_id, referral.to_organisation_id)
    ids = list(await mandate.session.scalars(came))
    if not ids:
        return
    async with mandate.as_other_party(referral):
        own = mandate.organisation_id
        for case_id in await mandate.session.scalars(queries.arrivals_by(mandate, ids)):
            mandate.session.add(EarlierCase(organisation_id=own, id=referral.id, case_id=case_id))
