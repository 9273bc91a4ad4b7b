"""What happens to records later, without anybody asking: first the warning, then the end."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.retention import service


async def warn(mandate: Mandate) -> int:
    """Tell what will be purged soon, in the tenant of the mandate."""
    return await service.warn(mandate)


async def purge(mandate: Mandate) -> int:
    """Purge what is over, in the tenant of the mandate."""
    return await service.purge(mandate)
