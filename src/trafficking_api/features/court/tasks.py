"""What happens to hearings without anybody asking: who goes there is reminded."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.service import reminding


async def remind_of_hearings(mandate: Mandate) -> int:
    """Remind of the hearings that are near, in the tenant of the mandate."""
    return await reminding.remind_of_hearings(mandate)
