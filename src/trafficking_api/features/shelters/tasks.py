"""What happens to beds without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters import service


async def expire(mandate: Mandate) -> int:
    """End the holds whose time is over, in the tenant of the mandate."""
    return await service.expire(mandate)


async def miss(mandate: Mandate) -> int:
    """Free what was promised to who did not come, in the tenant of the mandate."""
    return await service.miss(mandate)


async def publish(mandate: Mandate) -> int:
    """Tell the partners, at each tick, in which band the free beds of the tenant are."""
    return await service.publish(mandate)
