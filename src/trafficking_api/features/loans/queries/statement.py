"""SELECTs about what moved in a fund."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Account
from trafficking_api.features.loans.models import GuaranteeFund
from trafficking_api.kit.read import Query

#: What a line of a statement says, as the book has it.
LINE = (
    *("transaction_id", "value_on", "recorded_at", "kind", "reverses_id", "loan_id", "reference"),
    "amount_minor",
)


def moved(mandate: Mandate, fund_id: UUID, since: date, until: date) -> Query:
    """The currency of a fund, what was in it before, and each line of these days; one row if there is none.

    It is one statement, and so of one moment: what is booked meanwhile is in all of it or in nothing.
    """
    before = ledger.balance(mandate, fund_id, Account.BANK, before=since).scalar_subquery()
    line = ledger.lines(mandate, fund_id, Account.BANK, since, until).subquery("line")
    return (
        select(
            *(col(GuaranteeFund.currency), before, line.c.id.label(LINE[0])),
            *(line.c[name] for name in LINE[1:]),
        )
        .outerjoin(line, line.c.fund_id == col(GuaranteeFund.id))
        .where(
            col(GuaranteeFund.organisation_id) == mandate.organisation_id, col(GuaranteeFund.id) == fund_id
        )
        .order_by(line.c.value_on, line.c.recorded_at, line.c.id)
    )
