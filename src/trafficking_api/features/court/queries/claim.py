"""SELECTs about claims for compensation and what was entered on them."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Select, SQLColumnExpression, case, func, literal, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.court.models import CompensationClaim, CompensationEntry
from trafficking_api.features.court.schemas.claim import (
    CompensationClaimBrief,
    CompensationClaimFilter,
    CompensationClaimPublic,
    CompensationEntryPublic,
)
from trafficking_api.features.court.states import CLAIM
from trafficking_api.features.housing.queries.money import money
from trafficking_api.kit.read import Query, Shape

tells(Permission.COMPENSATION_READ, CompensationClaim)


class Sums(NamedTuple):
    """What is worked out of a claim for a day; None where there is nothing to work out."""

    interest_minor: int | None = None
    owed_minor: int | None = None


_NO_SUMS = Sums()


def _claims(mandate: Mandate, wire: type[CompensationClaimBrief], sums: Sums = _NO_SUMS) -> Query:
    sides = reach.sides(mandate, Permission.COMPENSATION_COMMAND)
    currency = col(CompensationClaim.currency)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "claimed": money(col(CompensationClaim.claimed_minor), currency),
        "awarded": money(func.nullif(col(CompensationClaim.awarded_minor), 0), currency),
        "received": money(col(CompensationClaim.received_minor), currency),
        "interest_accrued": money(literal(sums.interest_minor, BigInteger), currency),
        "owed": money(literal(sums.owed_minor, BigInteger), currency),
        "allowed_commands": CLAIM.allowed_sql(col(CompensationClaim.status), sides),
    }
    columns = reach.columns(CompensationClaim, wire.model_fields, derived)
    return select(*columns).where(reach.seen(mandate, CompensationClaim))


def claims(mandate: Mandate, wanted: CompensationClaimFilter) -> Shape:
    """The claims of cases in sight, without a word."""
    names = ("case_id", "proceeding_id", "status", "source")
    query = reach.filtered(_claims(mandate, CompensationClaimBrief), CompensationClaim, wanted, *names)
    return Shape(query, CompensationClaimBrief)


def claim(mandate: Mandate, claim_id: UUID, sums: Sums = _NO_SUMS) -> list[Shape]:
    """One claim, with its note and what is worked out of it."""
    query = reach.in_words(mandate, CompensationClaim, _claims(mandate, CompensationClaimPublic, sums))
    return [Shape(query.where(col(CompensationClaim.id) == claim_id), CompensationClaimPublic)]


def readable_claim(mandate: Mandate, claim_id: UUID) -> Select[CompensationClaim]:
    """A claim in sight, held as it is: nothing is entered on it while it is read."""
    query = select(CompensationClaim).where(
        reach.seen(mandate, CompensationClaim), col(CompensationClaim.id) == claim_id
    )
    return query.with_for_update(read=True, of=CompensationClaim)


def entered(mandate: Mandate, claim_id: UUID) -> Select[CompensationEntry]:
    """What was entered on a claim, in its order."""
    query = select(CompensationEntry).where(
        col(CompensationEntry.organisation_id) == mandate.organisation_id,
        col(CompensationEntry.claim_id) == claim_id,
    )
    return query.order_by(col(CompensationEntry.place))


def _entries(mandate: Mandate, claim_id: UUID) -> Query:
    """The entries of a claim in sight."""
    own = col(CompensationEntry.organisation_id) == mandate.organisation_id
    later = aliased(CompensationEntry)
    corrected_by = (
        select(col(later.id))
        .where(
            col(later.organisation_id) == mandate.organisation_id,
            col(later.corrects_id) == col(CompensationEntry.id),
        )
        .scalar_subquery()
    )
    amount = func.nullif(col(CompensationEntry.amount_minor), 0)
    derived: dict[str, SQLColumnExpression[Any]] = {
        # It never changes, but for what is said of it being taken back.
        "version": case((corrected_by.is_(None), 1), else_=2),
        "on": col(CompensationEntry.happened_on),
        "amount": money(amount, col(CompensationClaim.currency)),
        "corrected_by_id": corrected_by,
        "recorded_by_id": col(CompensationEntry.member_id),
    }
    of_it = (
        (col(CompensationClaim.organisation_id) == mandate.organisation_id)
        & (col(CompensationClaim.id) == claim_id)
        & (col(CompensationEntry.claim_id) == claim_id)
    )
    columns = reach.columns(CompensationEntry, CompensationEntryPublic.model_fields, derived)
    return select(*columns).join(CompensationClaim, of_it).where(own, reach.seen(mandate, CompensationClaim))


def entries(mandate: Mandate, claim_id: UUID) -> Shape:
    """What was entered on a claim."""
    return Shape(_entries(mandate, claim_id), CompensationEntryPublic)


def entry(mandate: Mandate, claim_id: UUID, entry_id: UUID) -> list[Shape]:
    """One entry of a claim."""
    query = _entries(mandate, claim_id).where(col(CompensationEntry.id) == entry_id)
    return [Shape(query, CompensationEntryPublic)]


def correction(mandate: Mandate, claim_id: UUID, _entry_id: UUID, correction_id: UUID) -> list[Shape]:
    """The entry that takes another one back."""
    return entry(mandate, claim_id, correction_id)
