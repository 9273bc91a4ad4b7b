"""Books what is given to a fund, and takes back what was booked in error."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.ledger.service import Posting
from trafficking_api.features.loans.models import FundContribution
from trafficking_api.features.loans.schemas.contribution import FundContributionReversal, NewFundContribution
from trafficking_api.features.loans.service import fund as funds
from trafficking_api.kit.errors import NotFound

_BOOKED, _REVERSED = "booked", "reversed"


async def contribute(mandate: Mandate, fund_id: UUID, body: NewFundContribution) -> UUID:
    """Book what somebody gave to a fund. Raises MemberNeeded, NotFound, FundClosed, Invalid, PeriodClosed."""
    acting(mandate)
    fund = await funds.taking(mandate, fund_id)
    funds.refuse_other_currency("/amount", body.amount, fund.currency)
    amount = body.amount.amount_minor
    booked = await ledger.post(
        mandate,
        fund.book_id,
        Posting(
            kind=Kind.CONTRIBUTION,
            fund_id=fund_id,
            loan_id=None,
            value_on=body.value_on,
            amounts={Account.BANK: amount, Account.CONTRIBUTIONS: -amount},
            reference=body.reference,
        ),
    )
    row = FundContribution(
        organisation_id=mandate.organisation_id,
        fund_id=fund_id,
        transaction_id=booked.id,
        donor=body.donor,
        purpose=body.purpose,
        **mandate.stamps(),
    )
    mandate.started(row, _BOOKED, verb=_BOOKED)
    return row.id


async def reverse(
    mandate: Mandate, fund_id: UUID, contribution_id: UUID, body: FundContributionReversal
) -> None:
    """Take a contribution out of the books again, unless its money is lent or promised (LOAN-3).

    Raises MemberNeeded, NotFound, AlreadyReversed, FundOverdrawn, Invalid, PeriodClosed.
    """
    acting(mandate)
    await funds.hold(mandate, fund_id)
    row = await mandate.session.scalar(
        select(FundContribution)
        .where(
            col(FundContribution.organisation_id) == mandate.organisation_id,
            col(FundContribution.fund_id) == fund_id,
            col(FundContribution.id) == contribution_id,
        )
        .with_for_update()
    )
    if row is None:
        raise NotFound
    await ledger.reverse(mandate, row.transaction_id, body.value_on, body.reason, body.reference)
    await funds.refuse_less_than(mandate, fund_id, 0)
    mandate.touch(row)
    means(row, Act(_REVERSED, _BOOKED, _REVERSED, None))
