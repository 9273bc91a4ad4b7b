"""Who is at a receiver already: what is released of her later is seen with her case there (PLAN-10)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import EarlierCase, Referral


async def note_earlier(mandate: Mandate, referral: Referral, come_by: Collection[UUID]) -> None:
    """Note at the receiver which cases it has already of her of whom something is released to it.

    The mandate is in the sender's tenant: only the sender knows by which of its referrals she has come there.
    """
    if not come_by:
        return
    async with mandate.as_other_party(referral):
        own = mandate.organisation_id
        found = await mandate.session.scalars(queries.arrivals_by(mandate, come_by))
        rows = [{"organisation_id": own, "id": referral.id, "case_id": case_id} for case_id in found]
        if rows:  # it may be noted already: of who was awaited when this began to be noted
            await mandate.session.execute(insert(EarlierCase).values(rows).on_conflict_do_nothing())
