"""What moved in a fund over some days."""

from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.ledger.rules import exponent_of
from trafficking_api.features.loans.schemas.fund import SumPublic
from trafficking_api.features.loans.schemas.statement import (
    FundStatement,
    FundStatementWanted,
)
from trafficking_api.features.loans.service import statement
from trafficking_api.kit import sheet
from trafficking_api.kit.language import negotiate

router = APIRouter(
    prefix="/v1/guarantee-funds/{fund_id}/statement", tags=["guarantee funds"], route_class=Door
)

_COLUMNS = (
    *("value_on", "recorded_at", "kind", "kind_label", "transaction_id", "reverses_id", "loan_id"),
    *("reference", "amount_minor", "balance_minor", "currency", "exponent"),
)
CanRead = Annotated[Mandate, Allow(Permission.GUARANTEE_FUNDS_READ)]
Language = Annotated[str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")]


@router.get(
    "",
    response_model=FundStatement,
    responses={200: {"description": "The movements", "content": sheet.CONTENT}},
)
async def read_guarantee_fund_statement(
    mandate: CanRead,
    fund_id: UUID,
    wanted: Annotated[FundStatementWanted, Query()],
    accept_language: Language = None,
) -> Response:
    """What came into a fund and went out of it, as JSON, CSV or a workbook, as `Accept` says.

    Movements stand on the day on which the money moved, whenever they were booked.
    """
    language = negotiate(accept_language)
    found = await statement.statement(mandate, fund_id, wanted, language)
    response = answers.table(mandate, found, _COLUMNS, _rows(found))
    response.headers.update({"Content-Language": language, "Vary": "Accept, Accept-Language"})
    return response


def _rows(found: FundStatement) -> Iterator[list[sheet.Cell]]:
    """The statement as a table: what there was before, each movement, what there was after."""
    currency = {"currency": found.opening.currency, "exponent": exponent_of(found.opening.currency)}
    yield _row(currency, {"value_on": str(found.from_on), "kind": "opening"}, found.opening)
    for line in found.lines:
        told = {**line.model_dump(mode="json"), "amount_minor": line.amount.amount_minor}
        yield _row(currency, told, line.balance)
    yield _row(currency, {"value_on": str(found.until_on), "kind": "closing"}, found.closing)


def _row(currency: dict[str, Any], told: dict[str, Any], balance: SumPublic) -> list[sheet.Cell]:
    row = {**told, **currency, "balance_minor": balance.amount_minor}
    return [row.get(column) for column in _COLUMNS]
