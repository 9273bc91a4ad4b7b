"""What happens to records later, without anybody asking: first the warning, then the end."""

from uuid import UUID

from trafficking_api.access.mandate import Office
from trafficking_api.features.retention import service


async def warn(office: Office, organisation_id: UUID) -> int:
    """Tell what will be purged soon in one tenant, each thing in a transaction of its own."""
    return await service.warn(office, organisation_id)


async def purge(office: Office, organisation_id: UUID) -> int:
    """Purge what is over in one tenant, each thing in a transaction of its own."""
    return await service.purge(office, organisation_id)
