"""Erases a person before her time: one asks, another agrees, a ledger outside the database remembers."""

import asyncio
from uuid import UUID

import structlog

from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import Mandate, Office, references
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.errors import Open, StillOpen
from trafficking_api.features.cases.states import CaseStatus
from trafficking_api.features.people import service as people
from trafficking_api.features.retention import queries
from trafficking_api.features.retention.errors import OnLegalHold
from trafficking_api.features.retention.kinds import PEOPLE
from trafficking_api.features.retention.models import Erasure
from trafficking_api.features.retention.schemas import NewErasure
from trafficking_api.features.retention.service.hold import found
from trafficking_api.features.retention.states import CENTRE, MACHINE
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.ledger import Entry
from trafficking_api.kit.tables import Kept
from trafficking_api.kit.wire import Command

#: What the second line about an erasure says besides.
COMMITTED = "committed"
#: What the line about an erasure that was withdrawn says besides.
WITHDRAWN = "withdrawn"


async def request(mandate: Mandate, body: NewErasure) -> UUID:
    """Ask that a person be erased. Raises Invalid, MemberNeeded, OnLegalHold, StillOpen, Conflict."""
    member = mandate.second_person()
    person = await mandate.session.scalar(queries.kept(mandate, PEOPLE, body.person_id))
    references([("/person_id", person is not None)])
    await refuse_kept(mandate, body.person_id, person)
    erasure = Erasure(
        organisation_id=mandate.organisation_id,
        person_id=body.person_id,
        reason=body.reason,
        requested_by=member,
        **mandate.stamps(),
    )
    mandate.started(erasure, erasure.status, verb="requested")
    return erasure.id


async def withdraw(mandate: Mandate, erasure_id: UUID, expected: Expected, body: Command) -> None:
    """Let her record be, after all: the ledger has it before the database.

    An approval may have left its line there and failed. On a backup from before the withdrawal, the replay
    would complete it.

    Raises NotFound, Stale, WrongState, Invalid, Unavailable when the ledger cannot be written.
    """
    erasure = await _follow(mandate, erasure_id, "withdraw", expected, body)
    await mandate.session.flush()
    await asyncio.to_thread(mandate.office.ledger.append, {**_line(mandate, erasure), WITHDRAWN: "yes"})


async def approve(mandate: Mandate, erasure_id: UUID, expected: Expected, body: Command) -> Entry:
    """Agree, as another member, and erase her in this transaction: the ledger has it before the database.

    Returns the line of the ledger, to be confirmed after the commit.

    Raises NotFound, Stale, WrongState, Invalid, MemberNeeded, SecondPersonNeeded, OnLegalHold, StillOpen,
    Unavailable when the ledger cannot be written.
    """
    erasure = await _follow(mandate, erasure_id, "approve", expected, body)
    erasure.approved_by = mandate.second_person(erasure.requested_by)
    # Before her, as who writes about a case does: until the commit none opens again or is put on hold.
    await cases.keep_hers(mandate, erasure.person_id)
    await people.keep_household(mandate, erasure.person_id)
    person = await found(mandate, PEOPLE, erasure.person_id)
    await refuse_kept(mandate, person.id, person)
    await bury(mandate, PEOPLE, person, erasure.reason)
    await mandate.session.flush()
    line = {**_line(mandate, erasure), "erased_at": mandate.now.isoformat()}
    # All that can be refused was: from here on only the commit can fail, and then the line stays unconfirmed.
    await asyncio.to_thread(mandate.office.ledger.append, line)
    return line


def _line(mandate: Mandate, erasure: Erasure) -> Entry:
    return {
        "organisation_id": str(mandate.organisation_id),
        "person_id": str(erasure.person_id),
        "erasure_id": str(erasure.id),
        "reason": erasure.reason,
    }


async def confirm(office: Office, line: Entry) -> None:
    """Say in the ledger that an erasure was committed; where it cannot be said, the first line has to do."""
    try:
        await asyncio.to_thread(office.ledger.append, {**line, COMMITTED: "yes"})
    except OSError as error:
        structlog.get_logger().warning("erasure unconfirmed", error=type(error).__name__)


async def _follow(
    mandate: Mandate, erasure_id: UUID, command: str, expected: Expected, body: Command
) -> Erasure:
    erasure = await mandate.session.scalar(queries.wished(mandate, erasure_id))
    if erasure is None:
        raise NotFound
    mandate.command(
        MACHINE, erasure, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
    return erasure


async def refuse_kept(mandate: Mandate, person_id: UUID, person: Kept | None) -> None:
    """Raise OnLegalHold or StillOpen for a person whose record must stay."""
    if person is not None and person.on_legal_hold:
        raise OnLegalHold
    hers = await cases.hers(mandate, person_id)
    if any(case.on_legal_hold for case in hers):
        raise OnLegalHold
    open_ = [case for case in hers if case.status != CaseStatus.CLOSED]
    if open_:
        raise StillOpen(
            [Open(kind="case", id=str(case.id), status=case.status) for case in open_ if case.is_visible]
        )
