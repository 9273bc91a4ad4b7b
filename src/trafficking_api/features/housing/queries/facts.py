"""What others may build on a lease: its sums, held as they are."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.housing.models import Lease


class LeaseFacts(NamedTuple):
    """A lease without a word of who is the landlord."""

    id: UUID
    case_id: UUID
    status: str
    #: Which wording of what it says this is.
    edition: int
    region: str
    currency: str
    monthly_rent_minor: int
    deposit_minor: int | None
    deposit_payee: str | None


async def lease_facts(mandate: Mandate, lease_id: UUID) -> LeaseFacts | None:
    """A lease of a case in sight, held as it is until the transaction ends; None when there is none."""
    columns = [col(getattr(Lease, name)) for name in LeaseFacts._fields]
    query = select(*columns).where(reach.seen(mandate, Lease), col(Lease.id) == lease_id)
    row = (await mandate.session.execute(query.with_for_update(read=True, of=Lease))).one_or_none()
    return None if row is None else LeaseFacts(*row)
