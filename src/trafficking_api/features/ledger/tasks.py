"""What happens to the books without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.service import sealing


async def seal(mandate: Mandate) -> int:
    """Seal what was booked in the tenant of the mandate."""
    return await sealing.seal(mandate)
