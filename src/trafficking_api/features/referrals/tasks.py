"""What happens to referrals later, without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import service


async def sweep(mandate: Mandate) -> int:
    """Expire what was not answered in time, in the tenant of the mandate."""
    return await service.expire_overdue(mandate)
