"""What of an exchange happens later, without anybody asking."""

from trafficking_api.access.mandate import Office
from trafficking_api.features.exchange.service import courier


async def deliver_forever(office: Office, seconds: float) -> None:
    """Send what happens to who wishes to be told of it, as long as the process lives."""
    await courier.deliver_forever(office, seconds)
