"""Tells what moved in a fund over some days, and what there was before and after."""

from collections.abc import Mapping
from functools import partial
from itertools import accumulate
from typing import Any
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
    amounts = [line["amount_minor"] for line in found]
    after = list(accumulate(amounts, initial=opening))
    money = partial(_money, currency)
    labels = {value.code: value.labels[language] for value in code_list("ledger_kind").values}
    return FundStatement(
        fund_id=fund_id,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        opening=money(opening),
        lines=[
            _line(line, labels, money(line["amount_minor"]), money(balance))
            for line, balance in zip(found, after[1:], strict=True)
        ],
        received=money(sum(amount for amount in amounts if amount > 0)),
        paid=money(sum(amount for amount in amounts if amount < 0)),
        closing=money(after[-1]),
    )


def _money(currency: str, minor: int) -> SumPublic:
    return SumPublic(amount_minor=minor, currency=currency)


def _line(
    line: Mapping[str, Any], labels: Mapping[str, str], amount: SumPublic, balance: SumPublic
) -> FundStatementLine:
    told = {name: line[name] for name in queries.LINE if name not in {"id", "amount_minor"}}
    return FundStatementLine(
        transaction_id=line["id"], kind_label=labels[line["kind"]], amount=amount, balance=balance, **told
    )


def _refuse_span(wanted: FundStatementWanted) -> None:
    days = (wanted.until_on - wanted.from_on).days + 1
    if not 0 < days <= _LONGEST:
        code = "before_from_on" if days <= 0 else "too_far_apart"
        raise Invalid(errors=[Fault("?until_on", code, {"days": _LONGEST})])
