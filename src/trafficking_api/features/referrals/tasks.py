"""What happens to referrals later, without anybody asking."""

from uuid import UUID

from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.referrals import service

_SWEEP = "expire_referrals"


async def sweep(office: Office, organisation_id: UUID) -> int:
    """Remove what may no longer be read, and expire what was not answered in time, in one tenant."""
    ended = await service.end_overdue(office, organisation_id, _SWEEP)
    async with system_mandate(office, organisation_id, _SWEEP) as mandate:
        return ended + await service.expire_overdue(mandate)
