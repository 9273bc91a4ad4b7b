"""What moved in a fund over some days."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.loans.schemas.fund import SumPublic
from trafficking_api.features.loans.schemas.statement import (
    FundStatement,
    FundStatementLine,
    FundStatementWanted,
)
from trafficking_api.features.loans.service import statement
from trafficking_api.kit import sheet
from trafficking_api.kit.accept import preferred
from trafficking_api.kit.language import negotiate

router = APIRouter(
    prefix="/v1/guarantee-funds/{fund_id}/statement", tags=["guarantee funds"], route_class=Door
)

JSON = "application/json"
_WRITERS = {sheet.CSV: sheet.as_csv, sheet.XLSX: sheet.as_xlsx}
_COLUMNS = (
    *("value_on", "recorded_at", "kind", "kind_label", "transaction_id", "reverses_id", "loan_id"),
    *("reference", "amount_minor", "balance_minor", "currency"),
)
_SHEETS: dict[str, Any] = {
    sheet.CSV: {"schema": {"type": "string", "maxLength": 20_000_000}},
    sheet.XLSX: {"schema": {"type": "string", "format": "binary", "maxLength": 20_000_000}},
}
CanRead = Annotated[Mandate, Allow(Permission.GUARANTEE_FUNDS_READ)]
Language = Annotated[str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")]


@router.get(
    "",
    response_model=FundStatement,
    responses={200: {"description": "The movements", "content": {JSON: {}, **_SHEETS}}},
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
    response = _written(mandate, await statement.statement(mandate, fund_id, wanted, language))
    response.headers.update({"Content-Language": language, "Vary": "Accept, Accept-Language"})
    return response


def _written(mandate: Mandate, found: FundStatement) -> Response:
    """The statement in the format that the caller likes best."""
    wish = preferred(mandate.request.headers.get("accept"), (JSON, *_WRITERS)) or JSON
    if wish == JSON:
        return answers.computed(found)
    rows = [
        _edge(found.from_on, "opening", found.opening),
        *map(_row, found.lines),
        _edge(found.until_on, "closing", found.closing),
    ]
    return Response(_WRITERS[wish](_COLUMNS, rows), media_type=wish)


def _edge(on: date, name: str, inside: SumPublic) -> list[sheet.Cell]:
    """The first or the last row: what there was then."""
    row: dict[str, sheet.Cell] = {"value_on": str(on), "kind": name, "balance_minor": inside.amount_minor}
    return [(row | {"currency": inside.currency}).get(column) for column in _COLUMNS]


def _row(line: FundStatementLine) -> list[sheet.Cell]:
    row = line.model_dump(mode="json") | {
        "amount_minor": line.amount.amount_minor,
        "balance_minor": line.balance.amount_minor,
        "currency": line.balance.currency,
    }
    return [row[column] for column in _COLUMNS]
