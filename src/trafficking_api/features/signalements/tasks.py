"""What happens to signalements later, without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.signalements import service


async def sweep(mandate: Mandate) -> int:
    """Escalate what was not acknowledged in time, in the tenant of the mandate."""
    return await service.escalate(mandate)
