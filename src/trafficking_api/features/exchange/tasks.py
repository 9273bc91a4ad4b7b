"""What of an exchange happens later, without anybody asking."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.features.exchange.service import (
    courier,
    export,
    exporting,
    mailing,
    posting,
    postman,
    running,
    sequencing,
)
from trafficking_api.features.exchange.service.peer_post import Post
from trafficking_api.kit.going_on import go_on

#: For so long one organisation's file is worked on before the next one has its turn, in seconds.
TURN = 4.0


async def number(mandate: Mandate) -> int:
    """Number what happened in the tenant of the mandate."""
    return await sequencing.sweep(mandate)


async def expire_exports(mandate: Mandate) -> int:
    """Destroy the files whose time is over."""
    return await export.expire(mandate)


async def forget_deliveries(mandate: Mandate) -> int:
    """Forget what was sent to the tenant's endpoints long ago."""
    return await posting.forget(mandate)


async def make_exports(office: Office, organisation_id: UUID) -> int:
    """Go on with the export of one organisation."""
    return await exporting.make(office, organisation_id, TURN)


async def take_in_rows(office: Office, organisation_id: UUID) -> int:
    """Go on with the import of one organisation."""
    return await running.take_in(office, organisation_id, TURN)


async def tell_partners(office: Office, seconds: float) -> None:
    """Tell partners on other servers what happened, beside each other, for as long as the process runs."""
    async with Post.open(office) as post:
        await go_on(post.round, seconds, "telling waits")


async def deliver_forever(office: Office, seconds: float) -> None:
    """Send what happens to who wishes to be told of it, as long as the process lives."""
    await courier.deliver_forever(office, seconds)


async def mail_forever(office: Office, seconds: float) -> None:
    """Tell members by mail what they wish to be told, as long as the process lives."""
    await postman.mail_forever(office, seconds)


async def forget_mail(mandate: Mandate) -> int:
    """Forget what became of mails, after a month."""
    return await mailing.forget(mandate)
