"""Whose case it is: a person of the centre, whom it supports in one open case at a time."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import closing
from trafficking_api.features.cases.errors import PersonHasOpenCase, PersonSettled
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.states import CaseStatus
from trafficking_api.features.people import queries as people
from trafficking_api.features.people import service as service_of_people


async def refuse_unknown(mandate: Mandate, named: Iterable[tuple[str, UUID | None]]) -> None:
    """Raise Invalid at each place that names a person whom the caller does not see; the others are kept."""
    wanted = [(pointer, person_id) for pointer, person_id in named if person_id is not None]
    if wanted:
        await people.keep(mandate, [person_id for _, person_id in wanted])
        found = await mandate.session.scalars(people.workable_of(mandate, [one for _, one in wanted]))
        known = set(found)
        references([(pointer, person_id in known) for pointer, person_id in wanted])


async def settle(mandate: Mandate, case: Case, person_id: UUID | None) -> None:
    """Say whose case it is, or that it is not known. Raises PersonSettled, Invalid.

    Whose it was said to be stays so while others are asked about her: they would have one person's card and
    get another, and the end of her consent would not find what rests on it.
    """
    if person_id == case.person_id:
        return
    settled = case.status != CaseStatus.INTAKE
    if settled or (case.person_id is not None and await _is_relied_on(mandate, case.id)):
        raise PersonSettled
    await refuse_unknown(mandate, [("/person_id", person_id)])
    await warn_of_whose_it_was(mandate, case)
    case.person_id = person_id


async def warn_of_whose_it_was(mandate: Mandate, case: Case) -> None:
    """Who was kept for the sake of this case only is not gone before somebody was warned of it (G-16)."""
    if case.person_id is None:
        return
    others = select(literal(1)).where(
        col(Case.organisation_id) == mandate.organisation_id,
        col(Case.person_id) == case.person_id,
        col(Case.id) != case.id,
        col(Case.purged_on).is_(None),
    )
    if await mandate.session.scalar(others.limit(1)) is None:
        await service_of_people.warn_first(mandate, case.person_id)


async def _is_relied_on(mandate: Mandate, case_id: UUID) -> bool:
    """True while others are asked about its person, or when a case of hers was merged into it."""
    merged = select(literal(1)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.merged_into_id) == case_id
    )
    return bool(await closing.still_open(mandate, case_id)) or bool(
        await mandate.session.scalar(merged.limit(1))
    )


async def flush_or_refuse(mandate: Mandate) -> None:
    """Flush, where the only key that can be taken is that of the open case. Raises PersonHasOpenCase."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise PersonHasOpenCase from None
