"""SELECTs about what was given to a fund."""

from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.ledger.rules import Kind
from trafficking_api.features.loans.models import FundContribution, GuaranteeFund
from trafficking_api.features.loans.schemas.contribution import FundContributionFilter, FundContributionPublic
from trafficking_api.kit.read import Query, Shape


def contributions(mandate: Mandate, fund_id: UUID, wanted: FundContributionFilter | None = None) -> Shape:
    """What was given to a fund, with what its book says of it."""
    booked = ledger.transactions_of_fund(mandate, fund_id, [Kind.CONTRIBUTION]).subquery("booked")
    back = ledger.transactions_of_fund(mandate, fund_id, [Kind.CONTRIBUTION]).subquery("back")
    derived = {
        "amount": func.jsonb_build_object(
            "amount_minor", booked.c.amount_minor, "currency", col(GuaranteeFund.currency)
        ),
        **{name: booked.c[name] for name in ("value_on", "reference", "recorded_by_id")},
        "reversed_by_id": back.c.id,
        "reversed_on": back.c.value_on,
        "reversal_reason": back.c.reversal_reason,
    }
    query = (
        select(*reach.columns(FundContribution, FundContributionPublic.model_fields, derived))
        .join(GuaranteeFund, col(GuaranteeFund.id) == col(FundContribution.fund_id))
        .join(booked, booked.c.id == col(FundContribution.transaction_id))
        .outerjoin(back, back.c.reverses_id == booked.c.id)
        .where(
            col(FundContribution.organisation_id) == mandate.organisation_id,
            col(GuaranteeFund.organisation_id) == mandate.organisation_id,
            col(FundContribution.fund_id) == fund_id,
        )
    )
    if wanted is not None and wanted.is_reversed is not None:
        query = query.where(back.c.id.is_not(None) if wanted.is_reversed else back.c.id.is_(None))
    if wanted is not None and wanted.value_from is not None:
        query = query.where(booked.c.value_on >= wanted.value_from)
    if wanted is not None and wanted.value_until is not None:
        query = query.where(booked.c.value_on <= wanted.value_until)
    return Shape(query, FundContributionPublic)


def contribution(mandate: Mandate, fund_id: UUID, contribution_id: UUID) -> list[Shape]:
    """One contribution to a fund."""
    query: Query = contributions(mandate, fund_id).query
    return [Shape(query.where(col(FundContribution.id) == contribution_id), FundContributionPublic)]
