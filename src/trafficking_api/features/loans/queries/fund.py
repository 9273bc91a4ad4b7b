"""SELECTs about funds, and how much is in them."""

from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.prepared import prepared
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Account
from trafficking_api.features.loans.models import GuaranteeFund, GuaranteeLoan
from trafficking_api.features.loans.schemas.fund import GuaranteeFundFilter, GuaranteeFundPublic
from trafficking_api.features.loans.states import FUND, LoanStatus
from trafficking_api.kit.read import Query, Shape


def _funds(mandate: Mandate) -> Query:
    sides = reach.sides(mandate, Permission.GUARANTEE_FUNDS_COMMAND)
    derived = {
        "disburse_alone": func.jsonb_build_object(
            "amount_minor", col(GuaranteeFund.disburse_alone_minor), "currency", col(GuaranteeFund.currency)
        ),
        "allowed_commands": FUND.allowed_sql(col(GuaranteeFund.status), sides),
    }
    columns = reach.columns(GuaranteeFund, GuaranteeFundPublic.model_fields, derived)
    return select(*columns).where(col(GuaranteeFund.organisation_id) == mandate.organisation_id)


def funds(mandate: Mandate, wanted: GuaranteeFundFilter) -> Shape:
    """The funds of the centre."""
    return Shape(
        reach.filtered(_funds(mandate), GuaranteeFund, wanted, "status", "currency"), GuaranteeFundPublic
    )


def fund(mandate: Mandate, fund_id: UUID) -> list[Shape]:
    """One fund."""
    return [Shape(_funds(mandate).where(col(GuaranteeFund.id) == fund_id), GuaranteeFundPublic)]


def held(mandate: Mandate, fund_id: UUID) -> Select[GuaranteeFund]:
    """The row of a fund, to be locked."""
    return select(GuaranteeFund).where(
        col(GuaranteeFund.organisation_id) == mandate.organisation_id, col(GuaranteeFund.id) == fund_id
    )


@prepared
def figures(mandate: Mandate, fund_id: UUID) -> Query:
    """The currency of a fund, what is in it, promised, and owed to borrowers, and when that was read.

    It is one statement, and so of one moment: a loan that is paid out meanwhile counts once.
    """
    committed = select(func.coalesce(func.sum(col(GuaranteeLoan.approved_minor)), 0)).where(
        col(GuaranteeLoan.organisation_id) == mandate.organisation_id,
        col(GuaranteeLoan.fund_id) == fund_id,
        col(GuaranteeLoan.status) == LoanStatus.APPROVED,
    )
    bank, credit = (
        ledger.total(col(GuaranteeFund.id), of="fund", account=account, kinds=None)
        for account in (Account.BANK, Account.CREDITS)
    )
    read_at = func.app.now() + (func.clock_timestamp() - func.now())
    return select(col(GuaranteeFund.currency), bank, committed.scalar_subquery(), -credit, read_at).where(
        col(GuaranteeFund.organisation_id) == mandate.organisation_id, col(GuaranteeFund.id) == fund_id
    )


def waiting(mandate: Mandate, fund_id: UUID) -> Select[bool]:
    """True when a loan of a fund waits for a decision, or for its money."""
    return select(
        exists().where(
            col(GuaranteeLoan.organisation_id) == mandate.organisation_id,
            col(GuaranteeLoan.fund_id) == fund_id,
            col(GuaranteeLoan.status).in_((LoanStatus.REQUESTED, LoanStatus.APPROVED)),
        )
    )
