"""Seals a case, so that only those who work on it know of it, and opens it to the centre again."""

from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import hiding
from trafficking_api.features.cases.errors import NotItsWorker
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.service import workers
from trafficking_api.features.cases.service.case import locked
from trafficking_api.features.cases.states import CENTRE, SENSITIVITY
from trafficking_api.features.members.queries import at_the_organisation
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Forbidden
from trafficking_api.kit.states import past
from trafficking_api.kit.wire import Command


async def seal(mandate: Mandate, case_id: UUID, expected: Expected, body: Command) -> None:
    """Seal a case; whoever looks into it through a broken glass loses it at once.

    Raises Forbidden, MemberNeeded, NotFound, Stale, WrongState, Invalid, NotItsWorker.
    """
    case = await _stepped(mandate, case_id, "seal", expected, body)
    working = {worker.member_id for worker in await workers.active(mandate, case.id)}
    if mandate.member_id not in await at_the_organisation(mandate, working):
        raise NotItsWorker
    await hiding.hidden(mandate, case_id)


async def unseal(mandate: Mandate, case_id: UUID, expected: Expected, body: Command) -> None:
    """Open a sealed case to the centre again.

    Raises Forbidden, MemberNeeded, NotFound, Stale, WrongState, Invalid.
    """
    await _stepped(mandate, case_id, "unseal", expected, body)


async def _stepped(mandate: Mandate, case_id: UUID, command: str, expected: Expected, body: Command) -> Case:
    """The case after the command of a coordinator: how sensitive a case is, no caseworker decides alone."""
    if mandate.is_narrowed:
        raise Forbidden
    if mandate.member_id is None:
        raise MemberNeeded
    case = await locked(mandate, case_id, hides=True)
    expected.check(case.version)
    step = SENSITIVITY.step(case.sensitivity, command, (CENTRE,))
    mandate.refuse_future(body.occurred_at)
    case.sensitivity = step.target
    means(case, Act(past(command), occurred_at=body.occurred_at))
    mandate.touch(case)
    return case
