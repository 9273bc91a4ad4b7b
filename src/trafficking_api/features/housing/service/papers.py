"""Who lets a home, and where it is, for the papers that others make; whoever reads it leaves a trace."""

from typing import NamedTuple
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import told
from trafficking_api.features.housing import queries
from trafficking_api.kit.errors import NotFound


class Landlord(NamedTuple):
    """The words of a lease that a letter needs; None where nothing is told."""

    landlord_name: str | None
    landlord_address: str | None
    dwelling_address: str | None
    payee_account: str | None


async def landlord(mandate: Mandate, lease_id: UUID) -> Landlord:
    """Who lets the home of a lease in sight, opened; that it was read is written down (G-12).

    Raises NotFound, Erased.
    """
    found = (await mandate.session.execute(queries.in_words(mandate, lease_id))).one_or_none()
    if found is None:
        raise NotFound
    lease, person_id = found
    said = await told(mandate, lease, "details")
    mandate.saw("case", [lease.case_id])
    mandate.saw("person", sorted({person_id, lease.sealed_for} - {None}))
    return Landlord(*(said.get(name) for name in Landlord._fields))
