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
from trafficking_api.features.retention.service.erase import COMMITTED, WITHDRAWN, refuse_kept
from trafficking_api.features.retention.states import ErasureStatus
from trafficking_api.kit.ledger import Entry
from trafficking_api.kit.tables import Kept


def merged(known: Entry, later: Entry) -> Entry:
    """What two lines about one erasure say together: a later one may say more, and confirms for good.

    Only what is still asked for is approved. A line of that after a withdrawal tells that the withdrawal was
    never committed.
    """
    return {name: said for name, said in known.items() if name != WITHDRAWN} | later


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
        # A backup from before the withdrawal does not know of it, but the ledger does.
        if WITHDRAWN in entry or (erasure is not None and erasure.status == ErasureStatus.WITHDRAWN):
            return Completed.WITHDRAWN
        if await _is_kept(mandate, person):
            return Completed.HELD
    await bury(mandate, PEOPLE, person, entry["reason"])
    return Completed.ERASED


async def _is_kept(mandate: Mandate, person: Kept) -> bool:
    try:
        await refuse_kept(mandate, person.id, person)
    except (OnLegalHold, StillOpen):
        return True
    return False
