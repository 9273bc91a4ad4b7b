"""What moved in a fund over some days."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
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
    last = [None] * 6
    rows = [
        [str(found.from_on), None, "opening", *last[1:], None, found.opening.amount_minor],
        *map(_row, found.lines),
        [str(found.until_on), None, "closing", *last[1:], None, found.closing.amount_minor],
    ]
    return Response(
        _WRITERS[wish](_COLUMNS, [[*row, found.opening.currency] for row in rows]), media_type=wish
    )


def _row(line: FundStatementLine) -> list[sheet.Cell]:
    told = line.model_dump(mode="json")
    cells = [told[name] for name in _COLUMNS[:8]]
    return [*cells, line.amount.amount_minor, line.balance.amount_minor]
