"""What of an exchange happens later, without anybody asking."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.service import sequencing


async def number(mandate: Mandate) -> int:
    """Number what happened in the tenant of the mandate."""
    return await sequencing.sweep(mandate)
