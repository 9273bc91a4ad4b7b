"""What happens to referrals later, without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import service


async def sweep(mandate: Mandate) -> int:
    """Expire what was not answered in time, and remove what may no longer be read, in one tenant."""
    return await service.expire_overdue(mandate) + await service.end_overdue(mandate)
