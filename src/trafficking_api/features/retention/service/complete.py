"""After a restore: destroys a person again who was erased, and only completes what was begun."""

from enum import StrEnum
from uuid import UUID

from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.errors import StillOpen
from trafficking_api.features.people import service as people
from trafficking_api.features.retention import queries
from trafficking_api.features.retention.errors import OnLegalHold
from trafficking_api.features.retention.kinds import PEOPLE
from trafficking_api.features.retention.models import Erasure
from trafficking_api.features.retention.service.erase import COMMITTED, refuse_kept
from trafficking_api.features.retention.states import MACHINE, ErasureStatus
from trafficking_api.kit.ledger import Entry
from trafficking_api.kit.states import SYSTEM
from trafficking_api.kit.tables import Kept


class Completed(StrEnum):
    """What came of an erasure that the shred ledger knows, or of a line that says nothing."""

    ERASED = "erased again"
    GONE = "gone already"
    WITHDRAWN = "withdrawn since"
    HELD = "held"
    UNREADABLE = "unreadable"


async def complete(mandate: Mandate, entry: Entry) -> Completed:
    """Erase the person of a line, if the database of the mandate can still read her.

    A line that was never confirmed may lack its commit. It is completed too, unless the erasure was withdrawn
    afterwards, or something keeps her now: a hold, or an open case.
    """
    person_id = UUID(entry["person_id"])
    erasure = await mandate.session.scalar(queries.wished(mandate, UUID(entry["erasure_id"])))
    # In the order in which approving locks them.
    await cases.keep_hers(mandate, person_id)
    await people.keep_household(mandate, person_id)
    person = await mandate.session.scalar(queries.kept(mandate, PEOPLE, person_id))
    if person is None:
        return Completed.GONE
    if COMMITTED not in entry:
        if erasure is not None and erasure.status == ErasureStatus.WITHDRAWN:
            return Completed.WITHDRAWN
        if await _is_kept(mandate, person):
            return Completed.HELD
    await _erase(mandate, erasure, person, entry["reason"])
    return Completed.ERASED


async def _is_kept(mandate: Mandate, person: Kept) -> bool:
    try:
        await refuse_kept(mandate, person.id, person)
    except (OnLegalHold, StillOpen):
        return True
    return False


async def _erase(mandate: Mandate, erasure: Erasure | None, person: Kept, reason: str) -> None:
    if erasure is not None and erasure.status == ErasureStatus.REQUESTED:
        mandate.command(MACHINE, erasure, "complete", sides=(SYSTEM,))
    await bury(mandate, PEOPLE, person, reason)
