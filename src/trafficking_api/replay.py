"""After a restore, reads the shred ledger and destroys again whoever the backup brought back."""

from typing import NamedTuple
from uuid import UUID

from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.retention.service import Completed, complete, merged
from trafficking_api.kit.ledger import Entry
from trafficking_api.rotation import organisations


class Told(NamedTuple):
    """What came of one erasure; of a line that cannot be read there is no entry."""

    outcome: Completed
    entry: Entry | None


async def replay(office: Office) -> list[Told]:
    """Complete every erasure of the ledger, each in its own tenant and transaction; it may be repeated.

    Raises OSError when the ledger cannot be read.
    """
    here = set((await organisations(office)).values())
    told: list[Told] = []
    erasures: dict[tuple[str, str], Entry] = {}
    for line in office.ledger:
        if line.entry is None:
            told.append(Told(Completed.UNREADABLE, None))
        else:
            which = line.entry["organisation_id"], line.entry["erasure_id"]
            erasures[which] = merged(erasures.get(which, {}), line.entry)
    return told + [Told(await _complete(office, here, entry), entry) for entry in erasures.values()]


async def _complete(office: Office, here: set[UUID], entry: Entry) -> Completed:
    organisation_id = UUID(entry["organisation_id"])
    if organisation_id not in here:
        return Completed.GONE
    async with system_mandate(office, organisation_id, "replay_erasures") as mandate:
        return await complete(mandate, entry)
