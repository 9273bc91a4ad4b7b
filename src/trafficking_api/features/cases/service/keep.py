"""What is destroyed when a case's time is over: all its facts, and what hangs on it."""

from collections.abc import Iterable
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import Kind
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import purging, queries
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.schemas.case import CaseFacts
from trafficking_api.features.cases.states import KIND


async def _purge(mandate: Mandate, case: Case) -> Iterable[UUID]:
    """Empty the case; who worked on it and who was barred stays, so that its tombstone is theirs to see."""
    for name, field in CaseFacts.model_fields.items():
        if name != "person_id":
            setattr(case, name, [] if field.default == [] else None)
    case.reopen_reason = case.closure_reason = None
    means(case, Act("purged"))
    return await purging.purged(mandate, case.id)


CASES = Kind(KIND, "cases", Case, queries.known, _purge)
