"""Sets hearings, postpones them, and writes down what became of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import reword, row_of, supported, tell, told
from trafficking_api.features.court.errors import DateFixed
from trafficking_api.features.court.models import Hearing
from trafficking_api.features.court.rules import chain
from trafficking_api.features.court.schemas.hearing import (
    HearingCancellation,
    HearingPatch,
    HearingPostponement,
    HearingVoiding,
    NewHearing,
)
from trafficking_api.features.court.service.proceeding import refuse_foreign
from trafficking_api.features.court.service.staff import invite, name, refuse_over, refuse_strangers
from trafficking_api.features.court.states import CENTRE, HEARING, HearingStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command

#: Where it is. What else there was to say was about the date that does not stand any more.
_PLACE = frozenset({"location", "room"})
_WORDS = _PLACE | {"note", "void_reason"}
_DATE = frozenset({"starts_at", "ends_at", "zone"})
_SPOKEN = frozenset({"interpreter_language", "interpreter_booked"})
#: What a hearing has of the one that was postponed to it. An interpreter is booked anew for the new date.
_SAME = ("case_id", "proceeding_id", "chain_id", "type", "measures", "interpreter_language")


async def add(mandate: Mandate, body: NewHearing) -> UUID:
    """Set a hearing, and invite who goes there. One that is over can be written down later.

    Raises Invalid, CaseClosed, CaseMerged, Erased.
    """
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    await refuse_foreign(mandate, body.case_id, body.proceeding_id)
    named = [(f"/member_ids/{place}", member_id) for place, member_id in enumerate(body.member_ids)]
    await refuse_strangers(mandate, body.case_id, named)
    facts = body.model_dump(exclude={*_WORDS, "member_ids"})
    _refuse_impossible(facts)
    row = _scheduled(mandate, {**facts, "zone": body.zone or mandate.tenant.zone.key})
    await tell(mandate, case, row, "details", _words(body.model_dump()))
    await mandate.session.flush()
    name(mandate, row, body.member_ids)
    await mandate.session.flush()
    await invite(mandate, row)
    return row.id


async def change(mandate: Mandate, hearing_id: UUID, expected: Expected, body: HearingPatch) -> None:
    """Say otherwise what a hearing is that is to come; its date only while nobody relies on it (CRT-8).

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, DateFixed, Invalid, Erased.
    """
    case, row = await row_of(mandate, Hearing, hearing_id, expected)
    cases.refuse_closed(case)
    refuse_over(row)
    sent = body.model_dump(include=body.model_fields_set)
    facts = {key: value for key, value in sent.items() if key not in _WORDS}
    _refuse_fixed(mandate, row, facts)
    _refuse_impossible({**row.model_dump(include={*_DATE, *_SPOKEN}), **facts})
    await refuse_foreign(mandate, row.case_id, body.proceeding_id)
    await reword(mandate, case, row, _WORDS, sent)
    row.sqlmodel_update(facts)
    mandate.touch(row)
    await mandate.session.flush()
    await invite(mandate, row)


async def hold(mandate: Mandate, hearing_id: UUID, expected: Expected, body: Command) -> None:
    """It took place. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Hearing, hearing_id, expected)
    _command(mandate, row, "hold", expected, body)
    _refuse_before(mandate, row, body.occurred_at)


async def miss(mandate: Mandate, hearing_id: UUID, expected: Expected, body: Command) -> None:
    """She did not come. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Hearing, hearing_id, expected)
    _command(mandate, row, "miss", expected, body)
    _refuse_before(mandate, row, body.occurred_at)


async def postpone(mandate: Mandate, hearing_id: UUID, expected: Expected, body: HearingPostponement) -> UUID:
    """Put it off: it has one successor in its chain, whose id is returned, and to which the same staff goes.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, Erased.
    """
    case, row = await row_of(mandate, Hearing, hearing_id, expected)
    cases.refuse_closed(case)
    _command(mandate, row, "postpone", expected, body)
    facts = body.model_dump(include={"starts_at", "ends_at"})
    _refuse_impossible(facts)
    # The database has room for one open hearing in a chain: this one leaves it first.
    await mandate.session.flush()
    same = {key: getattr(row, key) for key in _SAME}
    later = _scheduled(mandate, {**same, **facts, "predecessor_id": row.id, "zone": body.zone or row.zone})
    before = await told(mandate, row, "details")
    await tell(mandate, case, later, "details", _words({key: before.get(key) for key in _PLACE}))
    await mandate.session.flush()
    await invite(mandate, later)
    return later.id


async def cancel(mandate: Mandate, hearing_id: UUID, expected: Expected, body: HearingCancellation) -> None:
    """It does not take place. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, Hearing, hearing_id, expected)
    _command(mandate, row, "cancel", expected, body)
    row.cancel_reason = body.reason


async def void(mandate: Mandate, hearing_id: UUID, expected: Expected, body: HearingVoiding) -> None:
    """It was an error to enter it, or that she did not come.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid, Erased.
    """
    case, row = await row_of(mandate, Hearing, hearing_id, expected)
    _command(mandate, row, "void", expected, body)
    await reword(mandate, case, row, _WORDS, {"void_reason": body.reason})


def _scheduled(mandate: Mandate, facts: Mapping[str, Any]) -> Hearing:
    """A new hearing, which begins a chain if it is in none."""
    row = Hearing(
        organisation_id=mandate.organisation_id, **{"chain_id": UUID(int=0), **facts}, **mandate.stamps()
    )
    if row.predecessor_id is None:
        row.chain_id = row.id
    mandate.started(row, row.status, verb="scheduled")
    return row


def _words(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: said.get(key) for key in sorted(_WORDS)}


def _command(mandate: Mandate, row: Hearing, command: str, expected: Expected, body: Command) -> None:
    mandate.command(HEARING, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)


def _refuse_before(mandate: Mandate, row: Hearing, occurred_at: datetime | None) -> None:
    """Raise Invalid when its time has not come; one without a date has no such time."""
    happened = min(occurred_at or mandate.now, mandate.now)
    if row.starts_at is not None and happened < row.starts_at:
        raise Invalid(errors=[Fault("/occurred_at", "before_starts_at")])


def _refuse_fixed(mandate: Mandate, row: Hearing, facts: Mapping[str, Any]) -> None:
    """Raise DateFixed for another date, where somebody relies on the one that there is."""
    if all(getattr(row, key) == facts[key] for key in _DATE & facts.keys()):
        return
    now = chain.Hearing(
        str(row.id), row.starts_at, HearingStatus(row.status), is_notified=row.notified_at is not None
    )
    why = chain.fixed(now, mandate.now)
    if why is not None:
        raise DateFixed(why)


def _refuse_impossible(facts: Mapping[str, Any]) -> None:
    """Raise Invalid for an end that is not after a beginning, and for an interpreter of no language."""
    starts_at, ends_at = facts["starts_at"], facts["ends_at"]
    faults = []
    if ends_at is not None and starts_at is None:
        faults.append(Fault("/ends_at", "without_starts_at"))
    elif ends_at is not None and ends_at <= starts_at:
        faults.append(Fault("/ends_at", "not_after_starts_at"))
    if facts.get("interpreter_booked") and facts["interpreter_language"] is None:
        faults.append(Fault("/interpreter_booked", "without_interpreter_language"))
    if faults:
        raise Invalid(errors=faults)
