"""What was entered on a claim: how it stands by that, and what is taken back of it (CRT-18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from trafficking_api.access.audit import Act as Meaning
from trafficking_api.access.audit import means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.service.supporting import row_of
from trafficking_api.features.court.errors import CompensationBuiltOn, ExceedsOwed
from trafficking_api.features.court.models import CompensationClaim, CompensationEntry
from trafficking_api.features.court.queries import claim as queries
from trafficking_api.features.court.rules.compensation import (
    UNPAID,
    Act,
    Entry,
    Standing,
    fold,
    interest_minor,
    owed_minor,
    rest_on,
)
from trafficking_api.features.court.rules.interest import Interest, Rate
from trafficking_api.features.court.schemas.claim import CompensationCorrection
from trafficking_api.features.court.states import CLAIM, TAKEN_BACK, ClaimStatus
from trafficking_api.features.ledger.errors import AlreadyReversed, IsReversal
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, NotFound
from trafficking_api.kit.states import SYSTEM

_ANY_VERSION = Expected("*")


@dataclass(frozen=True)
class Entered:
    """What was entered on a claim, in its order, and the interest that it bears."""

    rows: Sequence[CompensationEntry]
    interest: Interest

    def live(self) -> list[CompensationEntry]:
        """What was not taken back, nor takes something back."""
        gone = {row.corrects_id for row in self.rows}
        return [row for row in self.rows if row.corrects_id is None and row.id not in gone]

    def entries(self) -> list[Entry]:
        """The same for the rules."""
        return [Entry(Act(r.act), r.happened_on, r.amount_minor, r.reason or "") for r in self.live()]


def folded(entries: Sequence[Entry], interest: Interest, pointer: str) -> Standing:
    """How a claim stands after these. Raises ExceedsOwed where more would be received than is owed."""
    try:
        return fold(entries, interest)
    except ValueError:  # the machine and the days were looked at before
        raise ExceedsOwed(errors=[Fault(pointer, "exceeds_owed")]) from None


async def take_back(mandate: Mandate, claim_id: UUID, entry_id: UUID, body: CompensationCorrection) -> UUID:
    """Take an entry back, once, if nothing rests on it; a new entry says so.

    Raises NotFound, ReadOnly, IsReversal, AlreadyReversed, CompensationBuiltOn.
    """
    _, row = await row_of(mandate, CompensationClaim, claim_id, _ANY_VERSION)
    entered = await entered_on(mandate, row)
    live = entered.live()
    wrong = next((each for each in entered.rows if each.id == entry_id), None)
    if wrong is None:
        raise NotFound
    if wrong.corrects_id is not None:
        raise IsReversal
    if wrong not in live:
        raise AlreadyReversed
    place, entries = live.index(wrong), entered.entries()
    resting = rest_on(entries, place, entered.interest)
    if resting:
        raise CompensationBuiltOn([str(live[n].id) for n in resting])
    entry = Entry(Act(wrong.act), mandate.today(), wrong.amount_minor)
    correction_id = append(mandate, row, entry, body.reason, wrong.id)
    means(row, Meaning("corrected"))
    await stand(mandate, row, fold([*entries[:place], *entries[place + 1 :]], entered.interest))
    return correction_id


def append(
    mandate: Mandate,
    row: CompensationClaim,
    entry: Entry,
    reason: str | None,
    corrects_id: UUID | None = None,
) -> UUID:
    """Write one more entry below the others; returns its id."""
    row.entry_count += 1
    actor = mandate.actor
    added = CompensationEntry(
        organisation_id=row.organisation_id,
        case_id=row.case_id,
        claim_id=row.id,
        place=row.entry_count,
        act=entry.act,
        happened_on=entry.on,
        amount_minor=entry.amount_minor,
        reason=reason,
        corrects_id=corrects_id,
        recorded_at=mandate.now,
        client_id=actor.client_id,
        member_id=actor.member_id,
        request_id=actor.request_id,
    )
    mandate.session.add(added)
    return added.id


async def stand(mandate: Mandate, row: CompensationClaim, now: Standing) -> None:
    """Store how a claim stands; where that is not what its command leads to, say what happened by itself."""
    row.awarded_minor, row.awarded_on, row.received_minor = (
        now.awarded_minor,
        now.awarded_on,
        now.received_minor,
    )
    mandate.touch(row)
    if now.status == row.status:
        return
    if now.status == ClaimStatus.PAID:
        await mandate.session.flush()
        mandate.command(CLAIM, row, "settle", sides=(SYSTEM,))
    else:
        mandate.command(CLAIM, row, TAKEN_BACK[now.status][0], sides=(SYSTEM,))


async def sums(mandate: Mandate, claim_id: UUID) -> queries.Sums:
    """What is worked out of a claim in sight for today. Raises NotFound."""
    await mandate.session.flush()
    row = await mandate.session.scalar(queries.readable_claim(mandate, claim_id))
    if row is None:
        raise NotFound
    entered = await entered_on(mandate, row)
    now = fold(entered.entries(), entered.interest)
    if now.awarded_on is None:
        return queries.Sums()
    if now.status in UNPAID:
        today = mandate.today()
        return queries.Sums(
            interest_minor(now, entered.interest, today), owed_minor(now, entered.interest, today)
        )
    ended_on = max(each.happened_on for each in entered.live())
    return queries.Sums(interest_minor(now, entered.interest, ended_on))


async def note_reading(mandate: Mandate, claim_id: UUID) -> None:
    """Write with this transaction that it is read what was entered on a claim in sight (G-12)."""
    row = await mandate.session.scalar(queries.readable_claim(mandate, claim_id))
    if row is not None:
        mandate.saw("case", [row.case_id])


async def entered_on(mandate: Mandate, row: CompensationClaim) -> Entered:
    """What was entered on a claim until now, and the interest that it bears."""
    rows = (await mandate.session.scalars(queries.entered(mandate, row.id))).all()
    return Entered(rows, interest_of(row))


def interest_of(row: CompensationClaim) -> Interest:
    """The stored interest, for the rules."""
    stored: dict[str, Any] = row.interest
    rates = (
        Rate(
            each["basis_points"],
            date.fromisoformat(each["from_on"]),
            None if each["to_on"] is None else date.fromisoformat(each["to_on"]),
            each["year_days"],
        )
        for each in stored["rates"]
    )
    return Interest(stored["amount_minor"], tuple(rates))
