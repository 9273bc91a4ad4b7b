"""Tells what moved in a fund over some days, and what there was before and after."""

from itertools import accumulate
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.loans.queries import statement as queries
from trafficking_api.features.loans.schemas.fund import SumPublic
from trafficking_api.features.loans.schemas.statement import (
    FundStatement,
    FundStatementLine,
    FundStatementWanted,
)
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.vocabulary import code_list

#: A year, be it a leap year.
_LONGEST = 366


async def statement(
    mandate: Mandate, fund_id: UUID, wanted: FundStatementWanted, language: str
) -> FundStatement:
    """What moved in a fund, labelled in this language. Raises Invalid, NotFound."""
    _refuse_span(wanted)
    query = queries.moved(mandate, fund_id, wanted.from_on, wanted.until_on)
    rows = (await mandate.session.execute(query)).all()
    if not rows:
        raise NotFound
    currency, opening = rows[0][:2]
    found = [dict(zip(queries.LINE, row[2:], strict=True)) for row in rows if row.id is not None]
    amounts = [line.pop("amount_minor") for line in found]
    balances = list(accumulate(amounts, initial=opening))
    labels = {value.code: value.labels[language] for value in code_list("ledger_kind").values}

    def money(minor: int) -> SumPublic:
        return SumPublic(amount_minor=minor, currency=currency)

    return FundStatement(
        fund_id=fund_id,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        opening=money(opening),
        lines=[
            FundStatementLine(
                transaction_id=line.pop("id"),
                kind_label=labels[line["kind"]],
                amount=money(amount),
                balance=money(after),
                **line,
            )
            for line, amount, after in zip(found, amounts, balances[1:], strict=True)
        ],
        received=money(sum(amount for amount in amounts if amount > 0)),
        paid=money(sum(amount for amount in amounts if amount < 0)),
        closing=money(balances[-1]),
    )


def _refuse_span(wanted: FundStatementWanted) -> None:
    days = (wanted.until_on - wanted.from_on).days + 1
    if not 0 < days <= _LONGEST:
        code = "before_from_on" if days <= 0 else "too_far_apart"
        raise Invalid(errors=[Fault("?until_on", code, {"days": _LONGEST})])
