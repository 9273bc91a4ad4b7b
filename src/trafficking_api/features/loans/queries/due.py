"""What of loans is due, for the work list and the reminders, and what hangs on a case, for its timeline."""

from uuid import UUID

from sqlalchemy import Select, Uuid, and_, literal, null, select, true
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission, Role
from trafficking_api.features.cases.agenda import due
from trafficking_api.features.cases.queries import at_work, reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries import sums
from trafficking_api.features.loans.queries.loan import seen
from trafficking_api.features.loans.states import LoanStatus
from trafficking_api.kit.read import Query

#: Reminders that one sweep sends. Their loans are held meanwhile, and who reads one waits (bench/README.md).
_AT_ONCE = 20

tells(Permission.GUARANTEE_LOANS_READ, GuaranteeLoan)


@due
def instalments(mandate: Mandate) -> Query | None:
    """The next part of each loan that is to be paid back, unless it is paused."""
    if not mandate.may(Permission.GUARANTEE_LOANS_READ):
        return None
    active = and_(reach.seen(mandate, GuaranteeLoan), col(GuaranteeLoan.status) == LoanStatus.ACTIVE)
    query, standing = sums.joined(mandate, select(GuaranteeLoan).where(active))
    return query.with_only_columns(
        literal("instalment").label("kind"),
        col(GuaranteeLoan.id),
        col(GuaranteeLoan.case_id),
        standing.next_due_on.label("due_on"),
        null().cast(Uuid).label("worker_id"),
        col(GuaranteeLoan.status),
    ).where(standing.next_due_on.is_not(None))


def to_remind(mandate: Mandate) -> Select[UUID]:
    """The loans of which an unpaid part is due, and of that was not reminded; the longest due first."""
    owed = and_(
        col(GuaranteeLoan.organisation_id) == mandate.organisation_id,
        col(GuaranteeLoan.status) == LoanStatus.ACTIVE,
        col(GuaranteeLoan.paused_from).is_(None),
        ~col(GuaranteeLoan.is_quiet),
    )
    query, standing = sums.joined(mandate, select(GuaranteeLoan).where(owed), unreminded=True)
    return (
        query.with_only_columns(col(GuaranteeLoan.id))
        .where(standing.next_due_on <= mandate.today())
        .order_by(standing.next_due_on, col(GuaranteeLoan.id))
        .limit(_AT_ONCE)
    )


def owed_to(mandate: Mandate, loan_id: UUID) -> Select[UUID]:
    """A loan in the sight of the acting member, of which a part is due, and that is its work.

    It works on the case, or keeps the books. Nobody is told of who wants quiet, or pauses (LOAN-18).
    """
    works = at_work(mandate.organisation_id, col(GuaranteeLoan.case_id))
    hers = works.with_only_columns(literal(1)).where(works.selected_columns[0] == mandate.member_id)
    is_work = true() if Role.FINANCE in mandate.roles else hers.correlate(GuaranteeLoan).exists()
    loan = and_(
        seen(mandate),
        col(GuaranteeLoan.id) == loan_id,
        col(GuaranteeLoan.status) == LoanStatus.ACTIVE,
        col(GuaranteeLoan.paused_from).is_(None),
        ~col(GuaranteeLoan.is_quiet),
        is_work,
    )
    query, standing = sums.joined(mandate, select(GuaranteeLoan).where(loan))
    return query.with_only_columns(col(GuaranteeLoan.id)).where(standing.next_due_on <= mandate.today())
