"""The papers of a loan: what she signs, what she gets, and what the landlord reads."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.errors import Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.loans.errors import LetterIncomplete, LetterWouldTell, LoanNotApproved
from trafficking_api.features.loans.papers.page import CONTENT_SECURITY_POLICY
from trafficking_api.features.loans.schemas.loan_statement import (
    LoanStatement,
    LoanStatementWanted,
    PaperWanted,
)
from trafficking_api.features.loans.service import loan_statement, papers
from trafficking_api.kit.accept import preferred
from trafficking_api.kit.errors import raises

router = APIRouter(prefix="/v1/guarantee-loans/{loan_id}", tags=["guarantee loans"], route_class=Door)

JSON, HTML = "application/json", "text/html"
_PAGE: dict[str, Any] = {"schema": {"type": "string", "maxLength": 1_000_000}}
_PAPER: dict[int | str, dict[str, Any]] = {200: {"description": "The paper", "content": {HTML: _PAGE}}}

CanRead = Annotated[Mandate, Allow(Permission.GUARANTEE_LOANS_READ)]
CanReadEntries = Annotated[Mandate, Allow(Permission.LOAN_ENTRIES_READ)]


def _paper(page: str, language: str) -> Response:
    """A paper that loads nothing, and leads nowhere."""
    headers = {"Content-Language": language, "Content-Security-Policy": CONTENT_SECURITY_POLICY}
    return Response(page, media_type=HTML, headers=headers)


@router.get(
    "/statement",
    response_model=LoanStatement,
    responses={200: {"description": "The statement", "content": {JSON: {}, HTML: _PAGE}}},
)
async def read_loan_statement(
    mandate: CanReadEntries, loan_id: UUID, wanted: Annotated[LoanStatementWanted, Query()]
) -> Response:
    """What was booked on a loan, in that order, and what is left: as JSON, or as a page to be printed."""
    wish = preferred(mandate.request.headers.get("accept"), (JSON, HTML)) or JSON
    if wish == JSON:
        answer = answers.computed(await loan_statement.statement(mandate, loan_id, wanted.recorded_until))
    else:
        page = await papers.statement_of(mandate, loan_id, wanted.recorded_until, wanted.language)
        answer = _paper(page, wanted.language)
    answer.headers["Vary"] = "Accept"
    return answer


@router.get("/contract", response_class=Response, responses={**raises(LoanNotApproved), **_PAPER})
async def read_loan_contract(
    mandate: CanRead, loan_id: UUID, wanted: Annotated[PaperWanted, Query()]
) -> Response:
    """What is agreed, as a page to be printed. Her name is not on it: she writes it there by hand."""
    return _paper(await papers.contract_of(mandate, loan_id, wanted.language), wanted.language)


@router.get(
    "/landlord-letter",
    response_class=Response,
    responses={**raises(LoanNotApproved, LetterIncomplete, LetterWouldTell, Erased), **_PAPER},
)
async def read_landlord_letter(
    mandate: CanRead, loan_id: UUID, wanted: Annotated[PaperWanted, Query()]
) -> Response:
    """Who pays how much for which dwelling, as a page to be printed; nothing tells why (LOAN-16).

    Whoever reads it may read leases, too. Print it without headers and footers: browsers write the address of
    the page there.
    """
    return _paper(await papers.letter_of(mandate, loan_id, wanted.language), wanted.language)
