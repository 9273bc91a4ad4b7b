"""What must end before a case can be closed: each feature says what of its own is still open (PLAN-7)."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Select, union_all

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.errors import Open

#: A SELECT of kind, id and status, as text, of what a case still has open.
Condition = Callable[[UUID, UUID], Select[str, str, str]]

_conditions: list[Condition] = []


def condition(found: Condition) -> Condition:
    """Register what else must end before a case closes; use it as a decorator in a feature's queries."""
    _conditions.append(found)
    return found


async def still_open(mandate: Mandate, case_id: UUID) -> list[Open]:
    """Everything of the case that is still open, in one statement however many features there are."""
    if not _conditions:
        return []
    parts = [found(mandate.organisation_id, case_id) for found in _conditions]
    rows = await mandate.session.execute(union_all(*parts))
    return [Open(kind=kind, id=id_, status=status) for kind, id_, status in rows]
