"""Holds what is asked for against the lease, the fund, and the limits of the country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.loans import LoanPolicy
from trafficking_api.features.housing import queries as housing
from trafficking_api.features.housing.queries import LeaseFacts
from trafficking_api.features.loans.errors import LeaseHasLoan, LeaseOver
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.loans.rules.schedule import Instalment, Misfit, schedule
from trafficking_api.kit.errors import Fault, Invalid, Rule

_OVER = ("ended", "discarded")


@dataclass(frozen=True)
class Wish:
    """How much, for how many months of rent, and in which parts it is paid back."""

    amount_minor: int
    months_of_rent: int
    instalments: int
    first_due_on: date
    payee: str


async def lease_for(
    mandate: Mandate, lease_id: UUID | None, case_id: UUID | None, currency: str
) -> LeaseFacts:
    """The lease that a request names, of the same case and in this currency, held as it is.

    Raises Invalid at /lease_id, LeaseOver.
    """
    lease = None if lease_id is None else await housing.lease_facts(mandate, lease_id)
    if lease is None or lease.case_id != case_id:
        raise Invalid(errors=[Fault("/lease_id", "unknown_reference")])
    if lease.status in _OVER:
        raise LeaseOver
    if lease.currency != currency:
        raise Invalid(errors=[Fault("/lease_id", "other_currency")])
    return lease


async def region_of(mandate: Mandate, lease_id: UUID | None) -> str | None:
    """Where the dwelling of a lease is, as long as the lease is kept."""
    lease = None if lease_id is None else await housing.lease_facts(mandate, lease_id)
    return None if lease is None else lease.region


async def refuse_second(mandate: Mandate, lease_id: UUID, but: UUID) -> None:
    """Raise LeaseHasLoan when another loan stands for a lease (LOAN-15)."""
    if await mandate.session.scalar(queries.on_lease(mandate, lease_id, but)) is not None:
        raise LeaseHasLoan


def parts_of(wish: Wish, lease: LeaseFacts, policy: LoanPolicy, paid_out_on: date) -> tuple[Instalment, ...]:
    """The parts in which it would be paid back. Raises Invalid at each limit that it goes beyond."""
    refuse_too_much(wish, lease, policy)
    return spread(wish.amount_minor, wish.instalments, wish.first_due_on, policy, paid_out_on)


def refuse_too_much(wish: Wish, lease: LeaseFacts, policy: LoanPolicy) -> None:
    """Raise Invalid for more than a lease's deposit, for another payee (LOAN-15), or for too many months."""
    faults = list(_too_much(wish, lease, policy))
    if faults:
        raise Invalid(errors=faults)


def spread(
    principal: int, instalments: int, first_due_on: date, policy: LoanPolicy, paid_out_on: date
) -> tuple[Instalment, ...]:
    """An amount in parts, a month apart (LOAN-8). Raises Invalid at /instalments or /first_due_on."""
    try:
        return schedule(principal, instalments, first_due_on, policy, paid_out_on=paid_out_on)
    except Misfit as misfit:
        rule: Rule = "ge" if misfit.field == "first_due_on" else "le"
        limit = misfit.limit.isoformat() if isinstance(misfit.limit, date) else misfit.limit
        raise Invalid(errors=[Fault(f"/{misfit.field}", misfit.code, {rule: limit})]) from None


def _too_much(wish: Wish, lease: LeaseFacts, policy: LoanPolicy) -> Iterator[Fault]:
    if wish.months_of_rent > policy.months_of_rent_max:
        yield Fault("/months_of_rent", "too_many_months", {"le": policy.months_of_rent_max})
    months = wish.months_of_rent * lease.monthly_rent_minor
    deposit = months if lease.deposit_minor is None else min(months, lease.deposit_minor)
    if wish.amount_minor > deposit:
        yield Fault("/amount/amount_minor", "exceeds_deposit", {"le": deposit})
    if lease.deposit_payee not in {None, wish.payee}:
        yield Fault("/payee", "other_payee")
