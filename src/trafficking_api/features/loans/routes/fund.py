"""The funds that your centre lends from."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.loans.errors import FundClosed, FundInUse, FundNameTaken
from trafficking_api.features.loans.queries import fund as queries
from trafficking_api.features.loans.schemas.fund import (
    FundBalance,
    GuaranteeFundFilter,
    GuaranteeFundPatch,
    GuaranteeFundPublic,
    NewGuaranteeFund,
)
from trafficking_api.features.loans.service import fund
from trafficking_api.features.loans.states import FUND
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/guarantee-funds", tags=["guarantee funds"], route_class=Door)

commands = command_options(FUND)
CanRead = Annotated[Mandate, Allow(Permission.GUARANTEE_FUNDS_READ)]
CanChange = Annotated[Mandate, Allow(Permission.GUARANTEE_FUNDS_WRITE)]
CanOpen = Annotated[Mandate, AllowOnce(Permission.GUARANTEE_FUNDS_WRITE, sees=queries.fund)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.GUARANTEE_FUNDS_COMMAND, sees=queries.fund)]


@router.get("", response_model=Page[GuaranteeFundPublic], responses=raises(BadCursor))
async def list_guarantee_funds(mandate: CanRead, wanted: Annotated[GuaranteeFundFilter, Query()]) -> Response:
    """The funds of your centre, the newest first."""
    return await answers.page(mandate, queries.funds(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "", response_model=GuaranteeFundPublic, status_code=201, responses=raises(MemberNeeded, FundNameTaken)
)
async def open_guarantee_fund(mandate: CanOpen, body: NewGuaranteeFund) -> Response:
    """Open a fund that lends in one currency."""
    fund_id = await fund.open_fund(mandate, body)
    return await answers.created(mandate, queries.fund(mandate, fund_id))


@router.get("/{fund_id}", response_model=GuaranteeFundPublic)
async def read_guarantee_fund(mandate: CanRead, fund_id: UUID) -> Response:
    """One fund. How much is in it is told by its balance, which changes without it."""
    return await answers.one(mandate, queries.fund(mandate, fund_id))


@router.patch(
    "/{fund_id}",
    response_model=GuaranteeFundPublic,
    responses=raises(Stale, FundClosed, MemberNeeded, FundNameTaken, IfMatchRequired),
)
async def change_guarantee_fund(
    mandate: CanChange, fund_id: UUID, expected: IfMatch, body: GuaranteeFundPatch
) -> Response:
    """Change what is said of a fund. Letters that were printed stay as they are."""
    await fund.change(mandate, fund_id, expected, body)
    return await answers.one(mandate, queries.fund(mandate, fund_id))


@router.post("/{fund_id}/close", **commands("close", GuaranteeFundPublic, FundInUse))
async def close_guarantee_fund(
    mandate: CanCommand, fund_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Lend no more from a fund. Loans that were paid out are paid back as ever."""
    await fund.close(mandate, fund_id, expected, body)
    return await answers.one(mandate, queries.fund(mandate, fund_id))


@router.get("/{fund_id}/balance", response_model=FundBalance)
async def read_guarantee_fund_balance(mandate: CanRead, fund_id: UUID) -> Response:
    """What is in a fund now, what of it is promised or owed, and how much can still be lent (LOAN-5)."""
    return answers.computed(await fund.balance(mandate, fund_id))
