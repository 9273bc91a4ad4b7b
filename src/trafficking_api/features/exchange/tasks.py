"""What of an exchange happens later, without anybody asking."""

from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.features.exchange.service import courier, sequencing


async def number(mandate: Mandate) -> int:
    """Number what happened in the tenant of the mandate."""
    return await sequencing.sweep(mandate)


async def deliver_forever(office: Office, seconds: float) -> None:
    """Send what happens to who wishes to be told of it, as long as the process lives."""
    await courier.deliver_forever(office, seconds)
