"""SELECTs about what is due."""

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Date,
    Subquery,
    Text,
    Uuid,
    and_,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import agenda
from trafficking_api.features.cases.models import CaseWorker
from trafficking_api.features.cases.queries.work import teams
from trafficking_api.features.cases.schemas.work_list import SHARED, WorkFilter, WorkItem
from trafficking_api.kit.read import Query, Shape


def _nothing() -> Query:
    """No row of this kind, for who may read nothing that can be due."""
    ids = [null().cast(Uuid).label(name) for name in ("id", "case_id", "worker_id")]
    nothing = select(
        literal("", Text).label("kind"),
        ids[0],
        ids[1],
        null().cast(Date).label("due_on"),
        ids[2],
        literal("", Text).label("status"),
    )
    return agenda.until_an_instant(nothing.where(false()))


def work(mandate: Mandate, wanted: WorkFilter) -> Shape:
    """What is due in the cases in sight, of whatever kind: one statement."""
    parts = agenda.everything(mandate) or [_nothing()]
    due = (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("due")
    is_overdue = func.coalesce(due.c.over_at < mandate.now, due.c.due_on < mandate.today())
    is_unassigned = and_(due.c.kind.not_in(SHARED), _is_nobodys(mandate, due))
    derived = {"is_overdue": is_overdue, "is_unassigned": is_unassigned}
    query = select(
        *(derived[name].label(name) if name in derived else due.c[name] for name in WorkItem.model_fields)
    )
    for condition in _conditions(mandate, wanted, due, derived):
        query = query.where(condition)
    return Shape(query, WorkItem)


def _is_nobodys(mandate: Mandate, due: Subquery) -> ColumnElement[bool]:
    """True where nobody is named, or one who is not of the case's team any more.

    The teams are one set that is made once, not one for each row.
    """
    at_it = tuple_(due.c.case_id, due.c.worker_id).in_(teams(mandate.organisation_id))
    return or_(due.c.worker_id.is_(None), not_(at_it))


def _is_mine(mandate: Mandate, due: Subquery) -> ColumnElement[bool]:
    """True for what the acting member is to do, alone or with the others of the case."""
    if mandate.member_id is None:
        return false()
    mine = teams(mandate.organisation_id).where(col(CaseWorker.member_id) == mandate.member_id)
    shared = and_(due.c.kind.in_(SHARED), due.c.case_id.in_(mine.with_only_columns(col(CaseWorker.case_id))))
    return or_(func.coalesce(due.c.worker_id == mandate.member_id, false()), shared)


def _conditions(
    mandate: Mandate, wanted: WorkFilter, due: Subquery, derived: dict[str, ColumnElement[bool]]
) -> Iterator[ColumnElement[bool]]:
    for name, condition in derived.items():
        if getattr(wanted, name) is not None:
            yield condition if getattr(wanted, name) else ~condition
    if wanted.mine is not None:
        yield _is_mine(mandate, due) if wanted.mine else not_(_is_mine(mandate, due))
    if wanted.worker_id:
        yield agenda.done_by(mandate, due, wanted.worker_id)
    if wanted.kind:
        yield due.c.kind.in_(wanted.kind)
    if wanted.case_id is not None:
        yield due.c.case_id == wanted.case_id
    if wanted.due_until is not None:
        yield due.c.due_on <= wanted.due_until
