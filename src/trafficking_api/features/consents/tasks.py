"""What happens to consents later, without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.consents import service


async def sweep(mandate: Mandate) -> int:
    """End what rested on consents whose time is over, in the tenant of the mandate."""
    return await service.expire(mandate)
