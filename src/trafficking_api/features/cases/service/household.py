"""Links cases of one household, and parts them again."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.errors import CasesLinked, ReadOnly
from trafficking_api.features.cases.models import Case, HouseholdCase
from trafficking_api.features.cases.schemas.household import NewHouseholdCase
from trafficking_api.features.cases.service.case import in_sight, refuse_closed
from trafficking_api.features.cases.states import CENTRE, LINK
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command


async def link_case(mandate: Mandate, case_id: UUID, body: NewHouseholdCase) -> UUID:
    """Link another case. Raises NotFound, ReadOnly, CaseClosed, Invalid, CasesLinked."""
    pair = await _pair(mandate, case_id, body.case_id)
    if case_id not in pair:
        raise ReadOnly if await in_sight(mandate, case_id) else NotFound
    refuse_closed(pair[case_id])
    references([("/case_id", body.case_id in pair)])
    if body.case_id == case_id:
        raise Invalid(errors=[Fault("/case_id", "same_case")])
    _touch(mandate, pair)
    one_id, other_id = sorted(pair)
    row = HouseholdCase(
        organisation_id=mandate.organisation_id, one_id=one_id, other_id=other_id, **mandate.stamps()
    )
    mandate.started(row, row.status, verb="linked")
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise CasesLinked from None
    return row.id


async def remove_case(
    mandate: Mandate, case_id: UUID, link_id: UUID, expected: Expected, body: Command
) -> None:
    """Part two cases. Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState."""
    one, other = col(HouseholdCase.one_id), col(HouseholdCase.other_id)
    query = select(HouseholdCase).where(
        col(HouseholdCase.organisation_id) == mandate.organisation_id,
        col(HouseholdCase.id) == link_id,
        or_(one == case_id, other == case_id),
    )
    link = await mandate.session.scalar(query.with_for_update())
    if link is None:
        raise NotFound
    pair = await _pair(mandate, link.one_id, link.other_id)
    if case_id not in pair:
        raise ReadOnly if await in_sight(mandate, case_id) else NotFound
    if {link.one_id, link.other_id} != pair.keys():
        raise NotFound
    expected.check(link.version)
    refuse_closed(pair[case_id])
    mandate.command(LINK, link, "remove", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    _touch(mandate, pair)


async def _pair(mandate: Mandate, *ids: UUID) -> dict[UUID, Case]:
    """Those of two cases that the caller may change, held in the order of their ids."""
    query = (
        select(Case)
        .where(queries.writable(mandate), col(Case.id).in_(ids))
        .order_by(col(Case.id))
        .with_for_update()
    )
    return {case.id: case for case in await mandate.session.scalars(query)}


def _touch(mandate: Mandate, pair: dict[UUID, Case]) -> None:
    for case in pair.values():
        mandate.touch(case)
