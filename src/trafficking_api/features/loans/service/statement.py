"""Tells what moved in a fund over some days, and what there was before and after."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.rules import exponent_of
from trafficking_api.features.loans.models import GuaranteeFund
from trafficking_api.features.loans.queries import statement as queries
from trafficking_api.features.loans.schemas.statement import (
    FundStatement,
    FundStatementLine,
    FundStatementWanted,
)
from trafficking_api.kit.errors import Fault, Invalid, NotFound

#: A year, be it a leap year.
_LONGEST = 366


async def statement(mandate: Mandate, fund_id: UUID, wanted: FundStatementWanted) -> FundStatement:
    """What moved in a fund; who read it leaves a trace (G-12). Raises Invalid, NotFound."""
    _refuse_span(wanted)
    query = queries.moved(mandate, fund_id, wanted.from_on, wanted.until_on)
    rows = (await mandate.session.execute(query)).all()
    if not rows:
        raise NotFound
    mandate.saw(GuaranteeFund.recorded_as, [fund_id])
    currency, opening = rows[0][:2]
    # Straight from the database, where each has its type: nothing here needs to be checked again.
    lines = [
        FundStatementLine.model_construct(**dict(zip(queries.LINE, row[2:], strict=True)))
        for row in rows
        if row.transaction_id is not None
    ]
    balance = opening
    for line in lines:
        balance = line.balance_minor = balance + line.amount_minor
    return FundStatement.model_construct(
        fund_id=fund_id,
        currency=currency,
        exponent=exponent_of(currency) or 0,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        opening_minor=opening,
        lines=lines,
        received_minor=sum(line.amount_minor for line in lines if line.amount_minor > 0),
        paid_minor=sum(line.amount_minor for line in lines if line.amount_minor < 0),
        closing_minor=balance,
    )


def _refuse_span(wanted: FundStatementWanted) -> None:
    days = (wanted.until_on - wanted.from_on).days + 1
    if not 0 < days <= _LONGEST:
        code = "before_from_on" if days <= 0 else "too_far_apart"
        raise Invalid(errors=[Fault("?until_on", code, {"days": _LONGEST})])
