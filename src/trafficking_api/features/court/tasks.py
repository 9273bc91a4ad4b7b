"""What happens to hearings and deadlines without anybody asking: who has to do with them is reminded."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.service import deadline_reminding, reminding


async def remind_of_hearings(mandate: Mandate) -> int:
    """Remind of the hearings that are near, in the tenant of the mandate."""
    return await reminding.remind_of_hearings(mandate)


async def remind_of_deadlines(mandate: Mandate) -> int:
    """Remind of the deadlines that end soon, in the tenant of the mandate."""
    return await deadline_reminding.remind_of_deadlines(mandate)
