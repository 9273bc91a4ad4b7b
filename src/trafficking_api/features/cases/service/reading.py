"""Who reads what was written about a person leaves a trace."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.models import Case


async def note_reading(mandate: Mandate, case_id: UUID) -> None:
    """Write with this transaction that the words of a case are read: they may name somebody (G-12)."""
    mandate.saw(Case.recorded_as, [case_id])
    person_id = await mandate.session.scalar(queries.person_of(mandate, case_id))
    if person_id is not None:  # she can ask who saw what is kept of her
        mandate.saw("person", [person_id])
