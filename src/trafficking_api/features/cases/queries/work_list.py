"""SELECTs about what is due."""

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Date,
    Subquery,
    Text,
    Uuid,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    union_all,
)

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import agenda
from trafficking_api.features.cases.queries.work import at_work
from trafficking_api.features.cases.schemas.work_list import WorkFilter, WorkItem
from trafficking_api.kit.read import Query, Shape


def _nothing() -> Query:
    """No row of this kind, for who may read nothing that can be due."""
    ids = [null().cast(Uuid).label(name) for name in ("id", "case_id", "worker_id")]
    return select(
        literal("", Text).label("kind"),
        ids[0],
        ids[1],
        null().cast(Date).label("due_on"),
        ids[2],
        literal("", Text).label("status"),
    ).where(false())


def work(mandate: Mandate, wanted: WorkFilter) -> Shape:
    """What is due in the cases in sight, of whatever kind: one statement."""
    parts = agenda.everything(mandate) or [_nothing()]
    due = (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("due")
    is_overdue = due.c.due_on < mandate.today()
    is_unassigned: ColumnElement[bool] = or_(
        due.c.worker_id.is_(None), ~due.c.worker_id.in_(at_work(mandate.organisation_id, due.c.case_id))
    )
    derived = {"is_overdue": is_overdue, "is_unassigned": is_unassigned}
    query = select(
        *(derived[name].label(name) if name in derived else due.c[name] for name in WorkItem.model_fields)
    )
    for condition in _conditions(mandate, wanted, due, derived):
        query = query.where(condition)
    return Shape(query, WorkItem)


def _conditions(
    mandate: Mandate, wanted: WorkFilter, due: Subquery, derived: dict[str, ColumnElement[bool]]
) -> Iterator[ColumnElement[bool]]:
    for name, condition in derived.items():
        if getattr(wanted, name) is not None:
            yield condition if getattr(wanted, name) else ~condition
    if wanted.mine is not None:
        hers = false() if mandate.member_id is None else due.c.worker_id == mandate.member_id
        yield hers if wanted.mine else not_(func.coalesce(hers, false()))
    for name in ("worker_id", "kind"):
        if getattr(wanted, name):
            yield due.c[name].in_(getattr(wanted, name))
    if wanted.case_id is not None:
        yield due.c.case_id == wanted.case_id
    if wanted.due_until is not None:
        yield due.c.due_on <= wanted.due_until
