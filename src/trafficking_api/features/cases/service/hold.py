"""Finds a case for a change, and holds it until the change is stored."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.errors import CaseClosed, ReadOnly
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.states import CENTRE, MACHINE, CaseStatus
from trafficking_api.kit.errors import NotFound


async def locked(mandate: Mandate, case_id: UUID) -> Case:
    """A case that the caller may change, held until this transaction ends. Raises NotFound, ReadOnly."""
    query = select(Case).where(queries.writable(mandate), col(Case.id) == case_id)
    case = await mandate.session.scalar(query.with_for_update())
    if case is None:
        raise ReadOnly if await in_sight(mandate, case_id) else NotFound
    return case


async def in_sight(mandate: Mandate, case_id: UUID) -> bool:
    """True when the caller can read this case, be it through a broken glass."""
    query = select(col(Case.id)).where(queries.mine(mandate, case_id))
    return await mandate.session.scalar(query) is not None


def refuse_closed(status: str) -> None:
    """Raise CaseClosed for this status of a case."""
    if status == CaseStatus.CLOSED:
        raise CaseClosed(status, MACHINE.allowed(status, (CENTRE,)))
