"""Tells what moved in a fund over some days, and what there was before and after."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger.rules import exponent_of
from trafficking_api.features.loans.models import GuaranteeFund
from trafficking_api.features.loans.queries import statement as queries
from trafficking_api.features.loans.schemas.statement import FundStatementHead, FundStatementWanted
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.portions import Long

#: A year, be it a leap year.
_LONGEST = 366


async def statement(mandate: Mandate, fund_id: UUID, wanted: FundStatementWanted) -> Long[FundStatementHead]:
    """What moved in a fund: a FundStatement; who read it leaves a trace (G-12).

    The database writes its lines, of which there may be tens of thousands. Raises Invalid, NotFound.
    """
    _refuse_span(wanted)
    query = queries.moved(mandate, fund_id, wanted.from_on, wanted.until_on)
    found = (await mandate.session.execute(*query)).all()
    if not found:
        raise NotFound
    mandate.saw(GuaranteeFund.recorded_as, [fund_id])
    currency, opening, *_ = found[0]
    received, paid = (sum(row[n] for row in found) for n in (2, 3))
    head = FundStatementHead(
        fund_id=fund_id,
        currency=currency,
        exponent=exponent_of(currency) or 0,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        opening_minor=opening,
        received_minor=received,
        paid_minor=paid,
        closing_minor=opening + received + paid,
    )
    return Long(head, [row[4] for row in found if row[4] is not None])


def _refuse_span(wanted: FundStatementWanted) -> None:
    days = (wanted.until_on - wanted.from_on).days + 1
    if not 0 < days <= _LONGEST:
        code = "before_from_on" if days <= 0 else "too_far_apart"
        raise Invalid(errors=[Fault("?until_on", code, {"days": _LONGEST})])
