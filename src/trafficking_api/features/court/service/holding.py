"""Holds a proceeding before what hangs on it, so that two who write do not wait for each other.

The order is the same everywhere: case, proceeding, parties, judgments, appeals, papers, deadlines by id.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.queries.proceeding import locked_proceeding


async def hold_proceeding(mandate: Mandate, model: Any, row_id: UUID) -> None:
    """Hold the case and the proceeding of a row, if it hangs on one; of what is not in sight, nothing."""
    query = select(col(model.case_id), col(model.proceeding_id))
    found = await mandate.session.execute(query.where(reach.seen(mandate, model), col(model.id) == row_id))
    for case_id, proceeding_id in found.all():
        if proceeding_id is None:
            continue
        await mandate.session.execute(cases.guests(mandate, [case_id]))
        await mandate.session.execute(locked_proceeding(mandate, proceeding_id))
