"""Makes the papers of a loan: her statement, her contract, and the letter to the landlord."""

from datetime import datetime
from uuid import UUID

from trafficking_api.access.errors import Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.housing.service import papers as housing
from trafficking_api.features.ledger.rules import exponent_of
from trafficking_api.features.loans.errors import LetterIncomplete, LetterWouldTell, LoanNotApproved
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.papers.contract import Contract, contract
from trafficking_api.features.loans.papers.landlord import LandlordLetter, landlord_letter
from trafficking_api.features.loans.papers.neutral import betraying
from trafficking_api.features.loans.papers.statement import Line, Statement, statement
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.service.hold import fund_of, instalments_in
from trafficking_api.features.loans.service.loan_statement import account
from trafficking_api.features.loans.states import PAID_OUT, LoanStatus
from trafficking_api.kit.errors import Forbidden, NotFound


async def statement_of(
    mandate: Mandate, loan_id: UUID, recorded_until: datetime | None, language: str
) -> str:
    """What was booked, for her. Raises NotFound."""
    found = await account(mandate, loan_id, recorded_until)
    loan = found.loan
    fund = await fund_of(mandate, loan)
    lines = zip(found.booked.rows, found.booked.entries, strict=True)
    paper = Statement(
        payer_name=fund.payer_name,
        reference=loan.payment_reference,
        currency=loan.currency,
        exponent=_exponent(loan),
        drawn_up_on=found.as_of.astimezone(mandate.tenant.zone).date(),
        lines=[Line(row.value_on, entry) for row, entry in lines],
        instalments=found.parts,
        paused_from=loan.paused_from,
        recorded_until=None if recorded_until is None else found.as_of.astimezone(mandate.tenant.zone),
    )
    return statement(paper, language)


async def contract_of(mandate: Mandate, loan_id: UUID, language: str) -> str:
    """What she signs; her name is written on it by hand. Raises NotFound, LoanNotApproved."""
    loan = await _approved(mandate, loan_id)
    mandate.saw("case", [loan.case_id])
    fund = await fund_of(mandate, loan)
    signed = await mandate.session.scalar(queries.signed_schedule(mandate, loan))
    paper = Contract(
        payer_name=fund.payer_name,
        payer_account=fund.payer_account,
        reference=loan.payment_reference,
        currency=loan.currency,
        exponent=_exponent(loan),
        amount_minor=loan.approved_minor or 0,
        payee=loan.payee,
        instalments=() if signed is None else instalments_in(signed),
        drawn_up_on=mandate.today(),
    )
    return contract(paper, language)


async def letter_of(mandate: Mandate, loan_id: UUID, language: str) -> str:
    """What the landlord reads: who pays how much for which dwelling, and nothing else (LOAN-16).

    Raises NotFound, Forbidden, LoanNotApproved, LetterIncomplete, LetterWouldTell, Erased.
    """
    if not mandate.may(Permission.LEASES_READ):
        raise Forbidden
    loan = await _approved(mandate, loan_id)
    if loan.lease_id is None:
        raise Erased
    fund = await fund_of(mandate, loan)
    found = await housing.landlord(mandate, loan.lease_id)
    if not (found.landlord_name and found.dwelling_address):
        raise LetterIncomplete
    if betraying(found.landlord_name, of_landlord=True) or any(
        betraying(typed) for typed in (found.landlord_address, found.dwelling_address) if typed
    ):
        raise LetterWouldTell
    paper = LandlordLetter(
        payer_name=fund.payer_name,
        landlord_name=found.landlord_name,
        landlord_address=found.landlord_address or "",
        dwelling_address=found.dwelling_address,
        currency=loan.currency,
        exponent=_exponent(loan),
        amount_minor=loan.approved_minor or 0,
        payee=loan.payee,
        reference=loan.payment_reference,
        drawn_up_on=mandate.today(),
    )
    return landlord_letter(paper, language)


async def _approved(mandate: Mandate, loan_id: UUID) -> GuaranteeLoan:
    """A loan in sight, which is to be paid out or was."""
    loan: GuaranteeLoan | None = await mandate.session.scalar(*queries.readable(mandate, loan_id))
    if loan is None:
        raise NotFound
    if loan.status not in {LoanStatus.APPROVED, *PAID_OUT}:
        raise LoanNotApproved
    return loan


def _exponent(loan: GuaranteeLoan) -> int:
    return exponent_of(loan.currency) or 0
