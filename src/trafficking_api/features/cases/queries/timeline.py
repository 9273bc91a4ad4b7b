"""SELECTs about what happened in a case, from the events that each change has left (G-6)."""

from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, and_, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Event
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import timeline as sources
from trafficking_api.features.cases.models import (
    BreakGlass,
    Case,
    CaseComment,
    CaseExclusion,
    CaseWorker,
    Determination,
    HouseholdCase,
    TraffickingEvent,
)
from trafficking_api.features.cases.queries.sight import mine, seen, visible
from trafficking_api.features.cases.schemas.timeline import TimelineEntry, TimelineFilter
from trafficking_api.kit.read import Shape

sources.tells(Permission.CASES_READ, CaseWorker, CaseComment, Determination, TraffickingEvent)
sources.tells(Permission.BREAK_GLASS_READ, BreakGlass)
sources.tells(Permission.EXCLUSIONS_READ, CaseExclusion)


@sources.told(Permission.CASES_READ)
def _cases(mandate: Mandate, cases: Select[UUID]) -> Select[str, UUID, UUID]:
    """The cases themselves."""
    own = col(Case.organisation_id) == mandate.organisation_id
    return sources.hanging(Case.recorded_as, col(Case.id), col(Case.id)).where(own, col(Case.id).in_(cases))


@sources.told(Permission.CASES_READ)
def _households(mandate: Mandate, cases: Select[UUID]) -> Select[str, UUID, UUID]:
    """Its links to cases that are seen too, where it is the first of the two."""
    return _links(mandate, col(HouseholdCase.one_id)).where(col(HouseholdCase.one_id).in_(cases))


@sources.told(Permission.CASES_READ)
def _households_of_other(mandate: Mandate, cases: Select[UUID]) -> Select[str, UUID, UUID]:
    """The same, where it is the second only."""
    one, other = col(HouseholdCase.one_id), col(HouseholdCase.other_id)
    return _links(mandate, other).where(other.in_(cases), one.not_in(cases))


def _links(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> Select[str, UUID, UUID]:
    return sources.hanging(HouseholdCase.recorded_as, col(HouseholdCase.id), case_id).where(
        col(HouseholdCase.organisation_id) == mandate.organisation_id,
        seen(mandate, col(HouseholdCase.one_id)),
        seen(mandate, col(HouseholdCase.other_id)),
    )


def family(mandate: Mandate, case_id: UUID) -> Select[UUID]:
    """A case in sight, and those in sight that were merged into it, or into one of these (PLAN-15)."""
    first = select(col(Case.id).label("id")).where(mine(mandate, case_id)).cte("family", recursive=True)
    merged = aliased(Case)
    more = (
        select(col(merged.id))
        .join(first, col(merged.merged_into_id) == first.c.id)
        .where(col(merged.organisation_id) == mandate.organisation_id)
    )
    whole = first.union(more)
    # Asked once, and not again for each kind of thing that hangs on them.
    in_sight = (
        select(col(Case.id)).join(whole, whole.c.id == col(Case.id)).where(visible(mandate)).cte("told")
    )
    return select(in_sight.c.id)


def timeline(mandate: Mandate, case_id: UUID, wanted: TimelineFilter) -> Shape:
    """Everything that happened in a case in sight, as far as the caller may hear of it."""
    cases = family(mandate, case_id)
    hanging = union_all(*sources.objects(mandate, cases)).subquery("hanging")
    fields = {"case_id": hanging.c.case_id}
    query = (
        select(
            *(
                fields[name] if name in fields else col(getattr(Event, name))
                for name in TimelineEntry.model_fields
            ),
            col(Event.seq).label("_seq"),
        )
        .join(
            hanging,
            and_(col(Event.object_kind) == hanging.c.kind, col(Event.object_id) == hanging.c.id),
        )
        .where(col(Event.organisation_id) == mandate.organisation_id)
    )
    if wanted.kind:
        query = query.where(col(Event.object_kind).in_(wanted.kind))
    if wanted.recorded_since is not None:
        query = query.where(col(Event.recorded_at) >= wanted.recorded_since)
    return Shape(query, TimelineEntry)
