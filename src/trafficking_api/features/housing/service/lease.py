"""Reads leases with her before she signs, and says when one was signed and when it ended."""

from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import (
    day_of,
    refuse_future,
    reword,
    row_of,
    supported,
    tell,
)
from trafficking_api.features.housing import queries, rules
from trafficking_api.features.housing.errors import ChecksMissing
from trafficking_api.features.housing.models import Lease
from trafficking_api.features.housing.schemas.lease import LeaseEnding, LeasePatch, LeaseSigning, NewLease
from trafficking_api.features.housing.service.search import obtain
from trafficking_api.features.housing.service.wording import in_columns
from trafficking_api.features.housing.states import CENTRE, LEASE, ApplicationStatus, LeaseStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, WrongState
from trafficking_api.kit.wire import Command

_WORDS = frozenset({"landlord_name", "landlord_address", "dwelling_address", "payee_account", "note"})
#: What is said about a lease, and not in it.
_ABOUT_IT = frozenset({"checks", "note"})
_RENT = "monthly_rent"
_SUMS = (_RENT, "charges", "deposit")


async def draft(mandate: Mandate, body: NewLease) -> UUID:
    """Write down a lease that she may sign. Raises Invalid, CaseClosed, CaseMerged, Erased."""
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    search_id = await _search_of(mandate, body)
    facts = _checked(body.model_dump(exclude=set(_WORDS)))
    row = Lease(
        organisation_id=mandate.organisation_id,
        **in_columns({**facts, "search_id": search_id}, *_SUMS, currency_of=_RENT),
        analysed_on=mandate.today() if body.checks else None,
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.started(row, row.status, verb="drafted")
    return row.id


async def _search_of(mandate: Mandate, body: NewLease) -> UUID | None:
    """The search that a new lease comes of, by itself or by its application. Raises Invalid."""
    named: list[tuple[str, bool]] = []
    if body.search_id is not None:
        found = await mandate.session.scalar(queries.search_of(mandate, body.case_id, body.search_id))
        named.append(("/search_id", found is not None))
    if body.application_id is None:
        references(named)
        return body.search_id
    query = queries.application_of(mandate, body.case_id, body.application_id)
    application = await mandate.session.scalar(query)
    its_search = None if application is None else application.search_id
    of_it = application is not None and body.search_id in {None, its_search}
    references([*named, ("/application_id", of_it)])
    if application is not None and application.status != ApplicationStatus.ACCEPTED:
        raise Invalid(errors=[Fault("/application_id", "not_accepted")])
    return its_search


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    found = rules.faults(facts)
    if found:
        raise Invalid(errors=found)
    return facts


async def change(mandate: Mandate, lease_id: UUID, expected: Expected, body: LeasePatch) -> None:
    """Change a draft, or answer what it is read for.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, Erased.
    """
    case, row = await row_of(mandate, Lease, lease_id, expected)
    cases.refuse_closed(case)
    if row.status != LeaseStatus.DRAFT:
        raise WrongState(row.status, LEASE.allowed(row.status, (CENTRE,)))
    sent = body.model_dump(include=body.model_fields_set)
    _checked({**_facts(row), **sent})
    await reword(mandate, case, row, _WORDS, sent)
    facts = {name: value for name, value in sent.items() if name not in _WORDS}
    row.sqlmodel_update(in_columns(facts, *_SUMS, currency_of=_RENT))
    if sent.keys() - _ABOUT_IT:
        row.edition += 1
    if "checks" in sent:
        row.analysed_on = mandate.today() if row.checks else None
    mandate.touch(row)


def _facts(row: Lease) -> dict[str, Any]:
    """What a lease says, as it would be sent."""
    amounts = {name: getattr(row, f"{name}_minor") for name in _SUMS}
    sums = {
        name: None if minor is None else {"amount_minor": minor, "currency": row.currency}
        for name, minor in amounts.items()
    }
    return {**sums, "starts_on": row.starts_on, "ends_on": row.ends_on, "checks": row.checks}


async def sign(mandate: Mandate, lease_id: UUID, expected: Expected, body: LeaseSigning) -> None:
    """It is signed, and its search has come to its end. A stay in a bed is not touched.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, ChecksMissing.
    """
    _, row = await row_of(mandate, Lease, lease_id, expected)
    _command(mandate, row, "sign", expected, body)
    missing = rules.missing(row.checks)
    if missing:
        raise ChecksMissing(missing)
    refuse_future(mandate, "/signed_on", body.signed_on)
    row.signed_on = body.signed_on or day_of(mandate, body.occurred_at)
    await obtain(mandate, row, row.signed_on)


async def end(mandate: Mandate, lease_id: UUID, expected: Expected, body: LeaseEnding) -> None:
    """It is over. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Lease, lease_id, expected)
    _command(mandate, row, "end", expected, body)
    refuse_future(mandate, "/ended_on", body.ended_on)
    row.ended_on = body.ended_on or day_of(mandate, body.occurred_at)
    if row.signed_on is not None and row.ended_on < row.signed_on:
        pointer = "/occurred_at" if body.ended_on is None else "/ended_on"
        raise Invalid(errors=[Fault(pointer, "before_signed_on")])
    row.end_reason = body.reason


async def discard(mandate: Mandate, lease_id: UUID, expected: Expected, body: Command) -> None:
    """She does not sign it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Lease, lease_id, expected)
    _command(mandate, row, "discard", expected, body)


def _command(mandate: Mandate, row: Lease, command: str, expected: Expected, body: Command) -> None:
    mandate.command(LEASE, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
