"""What was given to a fund, and by whom."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.ledger.errors import AlreadyReversed, PeriodClosed
from trafficking_api.features.loans.errors import FundClosed, FundOverdrawn
from trafficking_api.features.loans.queries import contribution as queries
from trafficking_api.features.loans.queries.fund import fund
from trafficking_api.features.loans.schemas.contribution import (
    FundContributionFilter,
    FundContributionPublic,
    FundContributionReversal,
    NewFundContribution,
)
from trafficking_api.features.loans.service import contribution
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(
    prefix="/v1/guarantee-funds/{fund_id}/contributions", tags=["guarantee funds"], route_class=Door
)

CanRead = Annotated[Mandate, Allow(Permission.BOOKS_READ)]
CanBook = Annotated[
    Mandate, AllowOnce(Permission.GUARANTEE_FUNDS_WRITE, sees=queries.contribution, key_required=True)
]
CanReverse = Annotated[
    Mandate, AllowOnce(Permission.GUARANTEE_FUNDS_COMMAND, sees=queries.contribution, key_required=True)
]


@router.get("", response_model=Page[FundContributionPublic], responses=raises(BadCursor))
async def list_fund_contributions(
    mandate: CanRead, fund_id: UUID, wanted: Annotated[FundContributionFilter, Query()]
) -> Response:
    """What was given to a fund, the latest first, also what was reversed."""
    shape, parent = queries.contributions(mandate, fund_id, wanted), fund(mandate, fund_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "",
    response_model=FundContributionPublic,
    status_code=201,
    responses=raises(MemberNeeded, FundClosed, PeriodClosed),
)
async def book_fund_contribution(mandate: CanBook, fund_id: UUID, body: NewFundContribution) -> Response:
    """Book what somebody gave. The key is needed: a repetition must never book it twice (LOAN-10)."""
    contribution_id = await contribution.contribute(mandate, fund_id, body)
    return await answers.created(mandate, queries.contribution(mandate, fund_id, contribution_id))


@router.get("/{contribution_id}", response_model=FundContributionPublic)
async def read_fund_contribution(mandate: CanRead, fund_id: UUID, contribution_id: UUID) -> Response:
    """One contribution, and whether it was reversed."""
    return await answers.one(mandate, queries.contribution(mandate, fund_id, contribution_id))


@router.post(
    "/{contribution_id}/reverse",
    response_model=FundContributionPublic,
    responses=raises(MemberNeeded, AlreadyReversed, FundOverdrawn, PeriodClosed),
)
async def reverse_fund_contribution(
    mandate: CanReverse, fund_id: UUID, contribution_id: UUID, body: FundContributionReversal
) -> Response:
    """Take a contribution out of the books again, once; what is lent or promised cannot be taken back."""
    await contribution.reverse(mandate, fund_id, contribution_id, body)
    return await answers.one(mandate, queries.contribution(mandate, fund_id, contribution_id))
