"""Which centre owns the support of a person: exactly one, at every instant (REF-12)."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.kit.errors import NotFound


async def own(mandate: Mandate, case_id: UUID, *, is_owner: bool) -> bool:
    """Say of a case of the organisation in reach whether it owns the support; returns what it was.

    Whoever calls it says the opposite of the other centre's case in the same transaction. Raises NotFound.
    """
    case = await mandate.session.scalar(
        select(Case)
        .where(col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id)
        .with_for_update()
    )
    if case is None:
        raise NotFound
    was, case.is_owner = case.is_owner, is_owner
    if was != is_owner:
        mandate.touch(case)
    return was
