"""Claims compensation for her, and enters what is awarded, paid, enforced or given up of it (CRT-18)."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import (
    day_of,
    refuse_future,
    reword,
    row_of,
    supported,
    tell,
)
from trafficking_api.features.court.errors import TooManyEntries
from trafficking_api.features.court.models import CompensationClaim
from trafficking_api.features.court.rules.compensation import UNPAID, Act, Entry
from trafficking_api.features.court.schemas.claim import (
    CompensationAmount,
    CompensationClaimPatch,
    CompensationEnding,
    CompensationStep,
    NewCompensationClaim,
)
from trafficking_api.features.court.service.claim_entry import append, entered_on, folded, interest_of, stand
from trafficking_api.features.court.service.proceeding import refuse_foreign
from trafficking_api.features.court.states import CENTRE, CLAIM, ClaimStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, WrongState
from trafficking_api.kit.wire import MovedMoney

_WORDS = frozenset({"note"})
#: What is said of a claim before it is decided.
_ASKED = frozenset({"claimed", "claimed_on"})
#: How a claim stands is worked out from all that was entered, at each reading. Each can still be taken back.
MOST_ENTRIES = 1000


class _Said(NamedTuple):
    """What is entered, but for its day."""

    act: Act
    amount: MovedMoney | None = None
    reason: str | None = None


async def claim(mandate: Mandate, body: NewCompensationClaim) -> UUID:
    """Write down what she asks for. Raises Invalid, CaseClosed, CaseMerged, Erased."""
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    await refuse_foreign(mandate, body.case_id, body.proceeding_id)
    refuse_future(mandate, "/claimed_on", body.claimed_on)
    row = CompensationClaim(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        proceeding_id=body.proceeding_id,
        source=body.source,
        currency=body.claimed.currency,
        claimed_minor=body.claimed.amount_minor,
        claimed_on=body.claimed_on,
        interest=body.interest.model_dump(mode="json"),
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.started(row, row.status, verb="claimed")
    return row.id


async def change(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationClaimPatch) -> None:
    """Say otherwise what she asks for, or which interest it bears.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, ExceedsOwed, Erased.
    """
    case, row = await row_of(mandate, CompensationClaim, claim_id, expected)
    cases.refuse_closed(case)
    sent = body.model_fields_set
    _refuse_too_late(row, sent)
    await reword(mandate, case, row, _WORDS, body.model_dump(include=set(sent)))
    if "claimed" in sent:
        _refuse_other_currency(row, "/claimed/currency", body.claimed, is_fixed=row.entry_count > 0)
        row.claimed_minor, row.currency = body.claimed.amount_minor, body.claimed.currency
    if "claimed_on" in sent:
        refuse_future(mandate, "/claimed_on", body.claimed_on)
        row.claimed_on = body.claimed_on
    mandate.touch(row)
    if "interest" in sent:
        entered = await entered_on(mandate, row)
        row.interest = body.interest.model_dump(mode="json")
        await stand(mandate, row, folded(entered.entries(), interest_of(row), "/interest"))


def _refuse_too_late(row: CompensationClaim, sent: set[str]) -> None:
    """Raise WrongState for what is not said any more of a claim that has come so far."""
    undecided = row.status == ClaimStatus.CLAIMED
    if (sent & _ASKED and not undecided) or (
        "interest" in sent and not undecided and row.status not in UNPAID
    ):
        raise WrongState(row.status, CLAIM.allowed(row.status, (CENTRE,)))


def _refuse_other_currency(
    row: CompensationClaim, pointer: str, amount: MovedMoney, *, is_fixed: bool = True
) -> None:
    if is_fixed and amount.currency != row.currency:
        raise Invalid(errors=[Fault(pointer, "other_currency")])


async def award(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationAmount) -> None:
    """A court, a fund or a settlement says how much she gets.

    Raises NotFound, ReadOnly, Stale, WrongState, TooManyEntries, Invalid.
    """
    await _enter(mandate, claim_id, expected, body, _Said(Act.AWARD, body.amount))


async def refuse(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationStep) -> None:
    """She gets nothing. Raises NotFound, ReadOnly, Stale, WrongState, TooManyEntries, Invalid."""
    await _enter(mandate, claim_id, expected, body, _Said(Act.REFUSE))


async def pay(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationAmount) -> None:
    """She got some of it, or all.

    Raises NotFound, ReadOnly, Stale, WrongState, TooManyEntries, Invalid, ExceedsOwed.
    """
    await _enter(mandate, claim_id, expected, body, _Said(Act.PAY, body.amount))


async def enforce(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationStep) -> None:
    """It is to be got by force of law.

    Raises NotFound, ReadOnly, Stale, WrongState, TooManyEntries, Invalid.
    """
    await _enter(mandate, claim_id, expected, body, _Said(Act.ENFORCE))


async def give_up(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationEnding) -> None:
    """Nothing more can be got.

    Raises NotFound, ReadOnly, Stale, WrongState, TooManyEntries, Invalid.
    """
    await _enter(mandate, claim_id, expected, body, _Said(Act.GIVE_UP, reason=body.reason))


async def renounce(mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationEnding) -> None:
    """Nothing more is asked for.

    Raises NotFound, ReadOnly, Stale, WrongState, TooManyEntries, Invalid.
    """
    await _enter(mandate, claim_id, expected, body, _Said(Act.RENOUNCE, reason=body.reason))


async def _enter(
    mandate: Mandate, claim_id: UUID, expected: Expected, body: CompensationStep, said: _Said
) -> None:
    """Enter it, in a closed case too. Who enters something on the same claim waits until this is done."""
    _, row = await row_of(mandate, CompensationClaim, claim_id, expected)
    entered = await entered_on(mandate, row)
    mandate.command(CLAIM, row, said.act, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    if row.entry_count >= MOST_ENTRIES:
        raise TooManyEntries
    amount = 0
    if said.amount is not None:
        _refuse_other_currency(row, "/amount/currency", said.amount)
        amount = said.amount.amount_minor
    entry = Entry(said.act, _day(mandate, row, body), amount, said.reason or "")
    pointer = "/amount/amount_minor"
    now = folded([*entered.entries(), entry], entered.interest, pointer)
    append(mandate, row, entry, said.reason)
    await stand(mandate, row, now)


def _day(mandate: Mandate, row: CompensationClaim, body: CompensationStep) -> date:
    """The day on which it happened. Raises Invalid for one to come, or before what it follows."""
    refuse_future(mandate, "/on", body.on)
    day = body.on or day_of(mandate, body.occurred_at)
    pointer = "/occurred_at" if body.on is None else "/on"
    if row.awarded_on is not None and day < row.awarded_on:
        raise Invalid(errors=[Fault(pointer, "before_awarded_on", {"ge": row.awarded_on.isoformat()})])
    if day < row.claimed_on:
        raise Invalid(errors=[Fault(pointer, "before_claimed_on", {"ge": row.claimed_on.isoformat()})])
    return day
