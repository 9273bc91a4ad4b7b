"""What moved in a fund over some days."""

from collections.abc import Iterator
from itertools import chain
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.loans.schemas.statement import (
    FundStatement,
    FundStatementHead,
    FundStatementWanted,
)
from trafficking_api.features.loans.service import statement
from trafficking_api.kit import sheet
from trafficking_api.kit.language import negotiate
from trafficking_api.kit.portions import Long
from trafficking_api.vocabulary import code_list

router = APIRouter(
    prefix="/v1/guarantee-funds/{fund_id}/statement", tags=["guarantee funds"], route_class=Door
)

_COLUMNS = (
    *("value_on", "recorded_at", "kind", "kind_label", "transaction_id", "reverses_id", "loan_id"),
    *("reference", "amount_minor", "balance_minor", "currency", "exponent"),
)
CanRead = Annotated[Mandate, Allow(Permission.BOOKS_READ)]
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

    Movements stand on the day on which the money moved, whenever they were booked. Of a loan whose case is
    not in your sight only the day, kind and amount are told.
    """
    language = negotiate(accept_language)
    found = await statement.statement(mandate, fund_id, wanted)
    response = await answers.table(mandate, found, _COLUMNS, _rows(found, language))
    response.headers.update({"Content-Language": language, "Vary": "Accept, Accept-Language"})
    return response


def _rows(found: Long[FundStatementHead], language: str) -> Iterator[list[sheet.Cell]]:
    """The statement as a table: what there was before, each movement, what there was after."""
    head = found.head
    labels = {value.code: value.labels[language] for value in code_list("ledger_kind").values}
    money = {"currency": head.currency, "exponent": head.exponent}
    before = {"value_on": str(head.from_on), "kind": "opening", "balance_minor": head.opening_minor}
    after = {"value_on": str(head.until_on), "kind": "closing", "balance_minor": head.closing_minor}
    lines = (line | {"kind_label": labels[line["kind"]]} for line in found.items())
    for row in chain([before], lines, [after]):
        yield [(row | money).get(column) for column in _COLUMNS]
