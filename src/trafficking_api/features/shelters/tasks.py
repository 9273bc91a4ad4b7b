"""What happens to beds without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.shelters import service


async def expire(mandate: Mandate) -> int:
    """End the holds whose time is over, in the tenant of the mandate."""
    return await service.expire(mandate)
