"""Of which loans somebody may be told what was booked: the feature that has them says which are in sight."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Select, SQLColumnExpression, Uuid, case, false, null, or_, select, union_all

from trafficking_api.access.mandate import Mandate
from trafficking_api.kit.read import Query

#: A SELECT of the ids and the `fund_id` of loans whose cases the caller may see.
Loans = Callable[[Mandate], Select[UUID, UUID]]

#: What of a line leads to a loan, or tells how it went with it.
_OF_A_LOAN = frozenset(
    {
        *("loan_id", "reference", "relief_reason", "recorded_by_id"),
        *("reverses_id", "reversed_by_id", "reversal_reason"),
    }
)

_sources: list[Loans] = []


def loans_in_sight(found: Loans) -> Loans:
    """Register which loans somebody sees; use it as a decorator in a feature's queries."""
    _sources.append(found)
    return found


def seen(mandate: Mandate, fund_id: UUID | None = None) -> Query:
    """The ids of the loans in sight, or of those of one fund; none of them, where no feature says so."""
    nobody = null().cast(Uuid)
    nothing: Query = select(nobody.label("id"), nobody.label("fund_id")).where(false())
    loans = union_all(nothing, *(source(mandate) for source in _sources)).subquery("any_loan")
    ids = select(loans.c.id)
    return ids if fund_id is None else ids.where(loans.c.fund_id == fund_id)


def discreet(
    mandate: Mandate,
    query: Query,
    loan_id: SQLColumnExpression[UUID | None],
    fund_id: UUID | None = None,
) -> Query:
    """The query of what was booked, in which nothing tells of a loan that is not in sight (PLAN-10, PLAN-11).

    Days, kinds and amounts stay: the sums are those of the whole book, whoever reads them. Where all of it is
    of one fund, say so: fewer loans are looked through.
    """
    # Not joined: whatever the planner believes of their number, they are found once and looked up then.
    loans = seen(mandate, fund_id).cte("loans_in_sight")
    is_told = or_(loan_id.is_(None), loan_id.in_(select(loans.c.id)))
    columns = [
        case((is_told, column)).label(column.key) if column.key in _OF_A_LOAN else column
        for column in query.selected_columns
    ]
    return query.with_only_columns(*columns)
