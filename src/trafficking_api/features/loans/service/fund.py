"""Opens funds and closes them, and sees to it that no fund promises more than it has."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.loans.errors import FundClosed, FundInUse, FundNameTaken, FundOverdrawn
from trafficking_api.features.loans.models import GuaranteeFund
from trafficking_api.features.loans.queries import fund as queries
from trafficking_api.features.loans.schemas.fund import (
    FundBalance,
    GuaranteeFundPatch,
    NewGuaranteeFund,
    SumPublic,
)
from trafficking_api.features.loans.states import CENTRE, FUND, FundStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command, Money, MovedMoney, TotalPublic, changes


async def open_fund(mandate: Mandate, body: NewGuaranteeFund) -> UUID:
    """Open a fund, with a book of its currency if there is none yet.

    Who sets its threshold is a member, who cannot use it. Raises Invalid, MemberNeeded, FundNameTaken.
    """
    alone = body.disburse_alone
    if alone is not None:
        refuse_other_currency("/disburse_alone", alone, body.currency)
    fund = GuaranteeFund(
        organisation_id=mandate.organisation_id,
        book_id=await ledger.book_for(mandate, body.currency),
        disburse_alone_minor=0 if alone is None else alone.amount_minor,
        alone_set_by_id=None if alone is None else acting(mandate),
        **body.model_dump(exclude={"disburse_alone"}),
        **mandate.stamps(),
    )
    mandate.started(fund, fund.status, verb="opened")
    await _flush(mandate)
    return fund.id


async def change(mandate: Mandate, fund_id: UUID, expected: Expected, body: GuaranteeFundPatch) -> None:
    """Change what is said of a fund; who sets its threshold is a member.

    Raises NotFound, Stale, FundClosed, Invalid, MemberNeeded, FundNameTaken.
    """
    fund = await hold(mandate, fund_id)
    expected.check(fund.version)
    _refuse_closed(fund)
    sent = changes(body)
    alone = sent.pop("disburse_alone", None)
    if alone is not None:
        refuse_other_currency("/disburse_alone", alone, fund.currency)
        sent |= {"disburse_alone_minor": alone.amount_minor, "alone_set_by_id": acting(mandate)}
    fund.sqlmodel_update(sent)
    mandate.touch(fund)
    await _flush(mandate)


async def close(mandate: Mandate, fund_id: UUID, expected: Expected, body: Command) -> None:
    """Close a fund, of which no loan waits any more. Raises NotFound, Stale, WrongState, FundInUse."""
    fund = await hold(mandate, fund_id)
    mandate.command(FUND, fund, "close", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    if await mandate.session.scalar(queries.waiting(mandate, fund_id)):
        raise FundInUse


async def lending(mandate: Mandate, fund_id: UUID, pointer: str = "/fund_id") -> GuaranteeFund:
    """The fund that a request names: it stays open until the transaction ends.

    Raises Invalid at the pointer, FundClosed.
    """
    fund = await mandate.session.scalar(queries.held(mandate, fund_id).with_for_update(read=True))
    if fund is None:
        raise Invalid(errors=[Fault(pointer, "unknown_reference")])
    return _refuse_closed(fund)


async def taking(mandate: Mandate, fund_id: UUID) -> GuaranteeFund:
    """The fund of the address: it stays open until the transaction ends. Raises NotFound, FundClosed."""
    fund = await mandate.session.scalar(queries.held(mandate, fund_id).with_for_update(read=True))
    if fund is None:
        raise NotFound
    return _refuse_closed(fund)


async def balance(mandate: Mandate, fund_id: UUID) -> FundBalance:
    """What is in a fund, and how much of it can be lent. Raises NotFound."""
    found = (await mandate.session.execute(*queries.figures(mandate, fund_id))).one_or_none()
    if found is None:
        raise NotFound
    currency, inside, committed, owed, as_of = found
    return FundBalance(
        fund_id=fund_id,
        as_of=as_of,
        balance=SumPublic(amount_minor=inside, currency=currency),
        committed=TotalPublic(amount_minor=committed, currency=currency),
        owed_to_borrowers=SumPublic(amount_minor=owed, currency=currency),
        available=SumPublic(amount_minor=inside - committed - owed, currency=currency),
    )


async def refuse_overdraft(mandate: Mandate, fund_id: UUID, amount_minor: int) -> None:
    """Hold the fund until the transaction ends, and raise FundOverdrawn when it cannot promise this much.

    Of two who approve at once the second waits here, and then counts what the first has promised. To be asked
    before the loan is approved. Raises NotFound, FundClosed, FundOverdrawn.
    """
    _refuse_closed(await hold(mandate, fund_id))
    await refuse_less_than(mandate, fund_id, amount_minor)


async def refuse_less_than(mandate: Mandate, fund_id: UUID, amount_minor: int) -> None:
    """Raise FundOverdrawn when less than this can be lent from a fund that the transaction holds."""
    await mandate.session.flush()
    # Not in the statement that locks: it would count what there was before it had to wait.
    figures = (await mandate.session.execute(*queries.figures(mandate, fund_id))).one()
    _, inside, committed, owed, _ = figures
    if inside - committed - owed < amount_minor:
        raise FundOverdrawn


def refuse_other_currency(pointer: str, amount: Money | MovedMoney, currency: str) -> None:
    """Raise Invalid for an amount in a currency that is not the fund's."""
    if amount.currency != currency:
        raise Invalid(errors=[Fault(f"{pointer}/currency", "other_currency")])


async def _flush(mandate: Mandate) -> None:
    """Flush, where the only key that can be taken is that of the name. Raises FundNameTaken."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise FundNameTaken from None


async def hold(mandate: Mandate, fund_id: UUID) -> GuaranteeFund:
    """The fund, held: nobody else promises its money until the transaction ends. Raises NotFound."""
    fund = await mandate.session.scalar(queries.held(mandate, fund_id).with_for_update())
    if fund is None:
        raise NotFound
    return fund


def _refuse_closed(fund: GuaranteeFund) -> GuaranteeFund:
    if fund.status == FundStatus.CLOSED:
        raise FundClosed
    return fund
