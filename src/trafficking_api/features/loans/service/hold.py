"""Finds a loan and holds it until the work is done: first its case, then itself; and says how it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, islice
from typing import Any
from uuid import UUID

from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.loans import LoanPolicy, loan_policy
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.loans.models import GuaranteeFund, GuaranteeLoan, LoanSchedule
from trafficking_api.features.loans.queries import fund as funds
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.postings import entry_of
from trafficking_api.features.loans.rules.schedule import Instalment
from trafficking_api.features.loans.rules.standing import Decision, Entry, EntryType, Standing, fold
from trafficking_api.features.loans.states import COMPUTED, LOAN, PAID_OUT, LoanStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound, WrongState
from trafficking_api.kit.states import SYSTEM

#: What was decided on a loan that was paid out.
DECIDED = (Decision.REQUEST, Decision.APPROVE)


@dataclass(frozen=True)
class Booked:
    """What was booked on a loan, in the order in which it was recorded."""

    rows: Sequence[Any]
    entries: Sequence[Entry]

    def standing(self, *more: Entry) -> Standing:
        """How the loan stands after all of it, and after what is to be added."""
        return fold(DECIDED, [*self.entries, *more])

    def standings(self) -> Iterator[Standing]:
        """How the loan stood after each of it."""
        yield from islice(accumulate(self.entries, Standing.after, initial=fold(DECIDED, ())), 1, None)

    def last_on(self) -> date | None:
        """The latest day that something counts from."""
        return max((row.value_on for row in self.rows), default=None)

    def lost_on(self) -> date | None:
        """The latest day from which something is written off."""
        return max((row.value_on for row in self._live() if row.kind == EntryType.WRITE_OFF), default=None)

    def rests_on(self, row: Any) -> bool:
        """Whether something else is booked on the money that was paid out with this."""
        return row.kind == EntryType.DISBURSEMENT and any(other.id != row.id for other in self._live())

    def _live(self) -> Iterator[Any]:
        """What was not taken back, nor takes something back."""
        return (row for row in self.rows if row.reverses_id is None and row.reversed_by_id is None)


async def hold(
    mandate: Mandate, loan_id: UUID, expected: Expected | None = None
) -> tuple[Guest | None, GuaranteeLoan]:
    """A loan and its case, both held; a loan whose case is purged has none. Raises NotFound, ReadOnly, Stale.

    Whoever books on a loan waits here for who came first, and then reads what that one has booked (LOAN-9).
    """
    found = (await mandate.session.execute(queries.in_sight(mandate, loan_id))).one_or_none()
    if found is None:
        raise NotFound
    case = None
    if not found.is_kept:
        if not found.is_workable:
            raise ReadOnly
    else:
        row = (await mandate.session.execute(cases.guests(mandate, [found.case_id]))).one_or_none()
        if row is None:
            raise ReadOnly
        case = Guest(*row)
    loan = await mandate.session.scalar(queries.held(mandate, loan_id))
    if loan is None:
        raise NotFound
    if expected is not None:
        expected.check(loan.version)
    return case, loan


async def booked_on(mandate: Mandate, loan: GuaranteeLoan, until: datetime | None = None) -> Booked:
    """What was booked on a loan until now, or until a moment."""
    found = await mandate.session.execute(*ledger.recorded_on_loan(mandate, loan.id))
    rows = [row for row in found if until is None or row.recorded_at <= until]
    return Booked(rows, [entry_of(row.kind, moved(row)) for row in rows])


def moved(row: Any) -> dict[str, int]:
    """What a transaction did to each account."""
    return {entry["account"]: entry["amount_minor"] for entry in row.entries}


async def fund_of(mandate: Mandate, loan: GuaranteeLoan) -> GuaranteeFund:
    """The fund of a loan."""
    fund = await mandate.session.scalar(funds.held(mandate, loan.fund_id))
    if fund is None:
        raise NotFound
    return fund


async def schedule_of(mandate: Mandate, loan: GuaranteeLoan) -> tuple[Instalment, ...]:
    """The parts in which a loan is paid back, as they were agreed last."""
    last = await mandate.session.scalar(queries.last_schedule(mandate, loan.id))
    return () if last is None else instalments_in(last)


def instalments_in(schedule: LoanSchedule) -> tuple[Instalment, ...]:
    """The parts of a stored schedule."""
    return tuple(
        Instalment(date.fromisoformat(each["due_on"]), each["amount_minor"]) for each in schedule.instalments
    )


async def agree(mandate: Mandate, loan: GuaranteeLoan, parts: Sequence[Instalment]) -> None:
    """Keep a new edition of the parts of a loan; the ones before stay to be seen."""
    last = await mandate.session.scalar(queries.last_schedule(mandate, loan.id))
    mandate.session.add(
        LoanSchedule(
            organisation_id=loan.organisation_id,
            loan_id=loan.id,
            edition=1 if last is None else last.edition + 1,
            made_on=mandate.today(),
            principal_minor=sum(each.amount_minor for each in parts),
            instalments=[
                {"due_on": each.due_on.isoformat(), "amount_minor": each.amount_minor} for each in parts
            ],
            **mandate.stamps(),
        )
    )


def policy_of(mandate: Mandate, fund: GuaranteeFund, region: str | None) -> LoanPolicy:
    """What holds today for a loan of a fund, for a dwelling in a region."""
    return loan_policy(fund.country, fund.region or region, fund.currency, mandate.today())


def refuse_unpaid(loan: GuaranteeLoan, sides: Sequence[str]) -> None:
    """Raise WrongState for a loan that was not paid out: nothing can be booked on it."""
    if loan.status not in PAID_OUT:
        raise WrongState(loan.status, LOAN.allowed(loan.status, sides))


def stand(mandate: Mandate, loan: GuaranteeLoan, now: Standing) -> None:
    """Store how a loan stands after what was booked just now (LOAN-4)."""
    if now.status == loan.status:
        mandate.touch(loan)
    elif now.status == LoanStatus.APPROVED:
        mandate.command(LOAN, loan, "undisburse", sides=(SYSTEM,))
        loan.disburser_id = loan.disbursed_on = loan.agreement_signed_on = None
        loan.paused_from = loan.pause_reason = loan.reminded_on = None
    else:
        mandate.command(LOAN, loan, COMPUTED[now.status][0], sides=(SYSTEM,))
