"""Who reads what was written about a person leaves a trace."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.models import Case, CaseComment, TraffickingEvent


async def note_reading(
    mandate: Mandate,
    model: type[CaseComment] | type[TraffickingEvent],
    case_id: UUID,
    row_id: UUID | None = None,
) -> None:
    """Write with this transaction that the words of a case are read: they may name somebody (G-12).

    The case may have been said to be somebody else's when they were written: she is told too.
    """
    await mandate.session.flush()  # what was just changed may be under another key now
    mandate.saw(Case.recorded_as, [case_id])
    people = await mandate.session.scalars(queries.whose_words(mandate, model, case_id, row_id))
    # She can ask who saw what is kept of her.
    mandate.saw("person", [person_id for person_id in people if person_id is not None])
