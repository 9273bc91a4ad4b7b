"""After a restore, reads the shred ledger and destroys again whoever the backup brought back."""

from collections import Counter
from uuid import UUID

from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.retention.service import Completed, complete
from trafficking_api.kit.ledger import Entry
from trafficking_api.rotation import organisations


async def replay(office: Office) -> Counter[Completed]:
    """Complete every erasure of the ledger, each in its own tenant and transaction; it may be repeated.

    Raises OSError when the ledger cannot be read.
    """
    here = set((await organisations(office)).values())
    told: Counter[Completed] = Counter()
    for line in office.ledger:
        told[Completed.UNREADABLE if line.entry is None else await _complete(office, here, line.entry)] += 1
    return told


async def _complete(office: Office, here: set[UUID], entry: Entry) -> Completed:
    organisation_id = UUID(entry["organisation_id"])
    if organisation_id not in here:
        return Completed.GONE
    async with system_mandate(office, organisation_id, "replay_erasures") as mandate:
        return await complete(mandate, entry)
