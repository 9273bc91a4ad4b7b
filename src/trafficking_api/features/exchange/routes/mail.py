"""The mails by which members are told that something waits."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.queries import mail as queries
from trafficking_api.features.exchange.rules.mail import MAIL
from trafficking_api.features.exchange.schemas.mail import MailDeliveryFilter, MailDeliveryPublic
from trafficking_api.features.exchange.service import mail as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/mail-deliveries", tags=["mail"], route_class=Door)

commands = command_options(MAIL)
CanRead = Annotated[Mandate, Allow(Permission.MAIL_DELIVERIES_READ)]
CanSend = Annotated[Mandate, AllowOnce(Permission.MAIL_DELIVERIES_COMMAND, sees=queries.mail)]


@router.get("", response_model=Page[MailDeliveryPublic], responses=raises(BadCursor))
async def list_mail_deliveries(mandate: CanRead, wanted: Annotated[MailDeliveryFilter, Query()]) -> Response:
    """The mails of the last month, the newest first. `dead` did not arrive in three days."""
    return await answers.page(mandate, queries.mails(mandate, wanted), wanted, ("created_at", "id"))


@router.get("/{mail_id}", response_model=MailDeliveryPublic)
async def read_mail_delivery(mandate: CanRead, mail_id: UUID) -> Response:
    """What became of one mail."""
    return await answers.one(mandate, queries.mail(mandate, mail_id))


@router.post("/{mail_id}/resend", **commands("resend", MailDeliveryPublic))
async def resend_mail_delivery(mandate: CanSend, mail_id: UUID, expected: IfMatch) -> Response:
    """Try a dead mail once more, with the same `Message-ID`, if its member still wants it and may know it."""
    await service.resend(mandate, mail_id, expected)
    return await answers.one(mandate, queries.mail(mandate, mail_id))
