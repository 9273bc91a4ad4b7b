"""SELECTs about cases."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, and_, func, or_, select
from sqlalchemy import case as sql_case
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case, CaseWorker, Determination
from trafficking_api.features.cases.queries.children import sides
from trafficking_api.features.cases.queries.determination import latest
from trafficking_api.features.cases.queries.sight import mine, visible
from trafficking_api.features.cases.queries.work import at_work
from trafficking_api.features.cases.rules import BROAD
from trafficking_api.features.cases.schemas.case import CaseFacts, CaseFilter, CasePublic
from trafficking_api.features.cases.states import MACHINE
from trafficking_api.kit.read import Query, Shape

#: What a card is made of.
CARD_SOURCES = (
    "gender",
    "minor",
    "origin_country",
    "exploitation_types",
    "primary_need",
    "urgency",
    "household_size",
    "interpreter_needed",
    "step_free_needed",
)


def _broad() -> ColumnElement[Any]:
    """The broad classes of the types, each once, in the order of the alphabet."""
    type_ = func.unnest(col(Case.exploitation_types)).table_valued("value").render_derived()
    broad = sql_case(BROAD, value=type_.c.value, else_="Other")
    classes = select(broad.label("broad")).select_from(type_).distinct().subquery("classes")
    return func.array(select(classes.c.broad).order_by(classes.c.broad).scalar_subquery())


def _workers(mandate: Mandate) -> Select[UUID]:
    """Who works on a case now."""
    return at_work(mandate.organisation_id, col(Case.id)).order_by(col(CaseWorker.member_id)).correlate(Case)


def _survivor(mandate: Mandate) -> ColumnElement[Any]:
    """The case that goes on for one that was merged, if the caller sees that one too (PLAN-11)."""
    survivor = col(Case.merged_into_id)
    in_sight = select(col(Case.id)).where(visible(mandate)).correlate(None)
    return sql_case((and_(survivor.is_not(None), survivor.in_(in_sight)), survivor))


def cases(mandate: Mandate, wanted: CaseFilter | None = None) -> Shape:
    """The cases of the centre."""
    derived = {
        "exploitation_broad": _broad(),
        "worker_ids": func.array(_workers(mandate).scalar_subquery(), type_=ARRAY(Uuid)),
        "trafficking_status": latest(col(Determination.trafficking_status)),
        "decision_body": latest(col(Determination.decision_body)),
        "merged_into_id": _survivor(mandate),
        "allowed_commands": MACHINE.allowed_sql(col(Case.status), sides(mandate)),
    }
    columns = [
        derived[name].label(name) if name in derived else col(getattr(Case, name))
        for name in CasePublic.model_fields
    ]
    query = select(*columns).where(visible(mandate))
    return Shape(_filtered(mandate, query, wanted) if wanted else query, CasePublic)


def _filtered(mandate: Mandate, query: Query, wanted: CaseFilter) -> Query:
    for column, values in (
        (col(Case.status), wanted.status),
        (col(Case.primary_need), wanted.primary_need),
        (col(Case.minor), wanted.minor),
    ):
        query = query.where(column.in_(values)) if values else query
    if wanted.person_id is not None:
        query = query.where(col(Case.person_id) == wanted.person_id)
    if wanted.worker_id is not None:
        query = query.where(_workers(mandate).where(col(CaseWorker.member_id) == wanted.worker_id).exists())
    if wanted.opened_from is not None:
        query = query.where(col(Case.opened_on) >= wanted.opened_from)
    if wanted.opened_until is not None:
        query = query.where(col(Case.opened_on) <= wanted.opened_until)
    if wanted.updated_since is not None:
        query = query.where(col(Case.updated_at) >= wanted.updated_since)
    return query


def with_decision(mandate: Mandate, wanted: CaseFilter) -> Query:
    """The same with the day of the latest determination, but for those that go on in another case."""
    decided_on = latest(col(Determination.decided_on)).label("decided_on")
    return cases(mandate, wanted).query.add_columns(decided_on).where(col(Case.merged_into_id).is_(None))


def of_year(mandate: Mandate, year: int) -> Query:
    """The facts of the people whose case the centre opened in a year, a row for each, whoever sees her case.

    Of two cases of one person the first counts. Who was determined to be no victim is not among them.
    """
    whose = func.coalesce(col(Case.person_id), col(Case.id))
    status = latest(col(Determination.trafficking_status))
    return (
        select(*(col(getattr(Case, name)) for name in CaseFacts.model_fields))
        .where(
            col(Case.organisation_id) == mandate.organisation_id,
            col(Case.purged_on).is_(None),
            col(Case.merged_into_id).is_(None),
            col(Case.opened_on).between(date(year, 1, 1), date(year, 12, 31)),
            status.is_distinct_from("NotAVictimOfTrafficking"),
        )
        .ext(distinct_on(whose))
        .order_by(whose, col(Case.opened_on), col(Case.id))
    )


def case(mandate: Mandate, case_id: UUID) -> list[Shape]:
    """One case of the centre."""
    return [Shape(cases(mandate).query.where(col(Case.id) == case_id), CasePublic)]


async def cohort(mandate: Mandate, case_id: UUID, since: date) -> list[tuple[dict[str, Any], int, bool]]:
    """The people of the centre's cases opened since a day, and of this one, by what a card is made of.

    One statement; alike people come as one row: their facts, how many they are, and whether this one's is
    among them. All of the centre's cases count, also those that the caller does not see; this one must be in
    sight. One person counts once, with her last case; of whose case it is, with this one (REF-7).
    """
    sources = [col(getattr(Case, name)) for name in CARD_SOURCES]
    this, whose = mine(mandate, case_id), func.coalesce(col(Case.person_id), col(Case.id))
    people = (
        select(*sources, this.label("is_this"))
        .where(
            col(Case.organisation_id) == mandate.organisation_id,
            col(Case.purged_on).is_(None),
            or_(col(Case.merged_into_id).is_(None), this),
            or_(col(Case.opened_on) >= since, this),
        )
        .ext(distinct_on(whose))
        .order_by(whose, this.desc(), col(Case.opened_on).desc(), col(Case.id).desc())
        .subquery("people")
    )
    facts = [people.c[name] for name in CARD_SOURCES]
    query = select(*facts, func.count(), func.bool_or(people.c.is_this)).group_by(*facts)
    rows = await mandate.session.execute(query)
    return [(dict(zip(CARD_SOURCES, row[:-2], strict=True)), row[-2], row[-1]) for row in rows]
