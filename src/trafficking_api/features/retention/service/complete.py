"""After a restore: destroys a person again who was erased, and only completes what was begun."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.retention import queries
from trafficking_api.features.retention.kinds import PEOPLE
from trafficking_api.features.retention.models import Erasure
from trafficking_api.features.retention.states import ErasureStatus
from trafficking_api.kit.ledger import Entry


class Completed(StrEnum):
    """What came of a line of the shred ledger."""

    ERASED = "erased again"
    GONE = "gone already"
    WITHDRAWN = "withdrawn since"
    UNREADABLE = "unreadable"


async def complete(mandate: Mandate, entry: Entry) -> Completed:
    """Erase the person of a line, if the database of the mandate can still read her.

    A line without a commit is completed too, unless the erasure was withdrawn afterwards.
    """
    person = await mandate.session.scalar(queries.kept(mandate, PEOPLE, UUID(entry["person_id"])))
    if person is None:
        return Completed.GONE
    erasure = await mandate.session.scalar(
        select(Erasure).where(
            col(Erasure.organisation_id) == mandate.organisation_id,
            col(Erasure.id) == UUID(entry["erasure_id"]),
        )
    )
    if erasure is not None and erasure.status == ErasureStatus.WITHDRAWN:
        return Completed.WITHDRAWN
    await bury(mandate, PEOPLE, person, entry["reason"])
    return Completed.ERASED
