"""What passes between two organisations about a referral: messages, and the log that both have."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.referrals import queries, service
from trafficking_api.features.referrals.errors import GuardUnavailable, IdentifyingText, NotTalking
from trafficking_api.features.referrals.schemas.exchange import (
    ExchangePublic,
    NewReferralMessage,
    ReferralMessagePublic,
)
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/referrals", tags=["referrals"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.REFERRALS_READ)]
CanWrite = Annotated[Mandate, AllowOnce(Permission.REFERRALS_WRITE, sees=queries.repeatable)]


@router.get(
    "/{referral_id}/messages", response_model=Page[ReferralMessagePublic], responses=raises(BadCursor)
)
async def list_referral_messages(
    mandate: CanRead, referral_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """What the two said about a referral, in the order it was written."""
    shape, parent = queries.messages(mandate, referral_id), queries.referral(mandate, referral_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post(
    "/{referral_id}/messages",
    response_model=ReferralMessagePublic,
    status_code=201,
    responses=raises(ReadOnly, NotTalking, IdentifyingText, GuardUnavailable),
)
async def write_referral_message(mandate: CanWrite, referral_id: UUID, body: NewReferralMessage) -> Response:
    """Write to the other side, between acceptance and end. A text that could tell who she is, is refused."""
    message_id = await service.write(mandate, referral_id, body)
    return await answers.created(mandate, queries.message(mandate, referral_id, message_id))


@router.get("/{referral_id}/messages/{referral_message_id}", response_model=ReferralMessagePublic)
async def read_referral_message(mandate: CanRead, referral_id: UUID, referral_message_id: UUID) -> Response:
    """One message about a referral."""
    return await answers.one(mandate, queries.message(mandate, referral_id, referral_message_id))


@router.get("/{referral_id}/exchanges", response_model=Page[ExchangePublic], responses=raises(BadCursor))
async def list_exchanges(
    mandate: CanRead, referral_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """The log of a referral: what passed between the two, its hash, and what was not shared."""
    shape, parent = queries.exchanges(mandate, referral_id), queries.referral(mandate, referral_id)
    return await answers.page(mandate, shape, wanted, ("number", "id"), descending=False, parent=parent)
