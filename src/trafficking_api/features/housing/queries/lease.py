"""SELECTs about leases."""

from typing import Any
from uuid import UUID

from sqlalchemy import SQLColumnExpression, func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.housing.models import Lease
from trafficking_api.features.housing.queries.money import money
from trafficking_api.features.housing.schemas.lease import LeaseBrief, LeaseFilter, LeasePublic
from trafficking_api.features.housing.states import LEASE
from trafficking_api.kit.read import Query, Shape


def _months_of_rent() -> SQLColumnExpression[Any]:
    """How many months of rent the deposit is: a part of a month is a month more."""
    rent: SQLColumnExpression[Any] = col(Lease.monthly_rent_minor)
    return (col(Lease.deposit_minor) + rent - 1) // func.nullif(rent, 0)


def _leases(mandate: Mandate, wire: type[LeaseBrief]) -> Query:
    sides = reach.sides(mandate, Permission.LEASES_COMMAND)
    currency = col(Lease.currency)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "monthly_rent": money(col(Lease.monthly_rent_minor), currency),
        "charges": money(col(Lease.charges_minor), currency),
        "deposit": money(col(Lease.deposit_minor), currency),
        "months_of_rent": _months_of_rent(),
        "allowed_commands": LEASE.allowed_sql(col(Lease.status), sides),
    }
    return select(*reach.columns(Lease, wire.model_fields, derived)).where(reach.seen(mandate, Lease))


def leases(mandate: Mandate, wanted: LeaseFilter) -> Shape:
    """The leases of cases in sight, without who lets it and where."""
    query = reach.filtered(_leases(mandate, LeaseBrief), Lease, wanted, "case_id", "search_id", "status")
    if wanted.ends_until is not None:
        query = query.where(col(Lease.ends_on) <= wanted.ends_until)
    return Shape(query, LeaseBrief)


def lease(mandate: Mandate, lease_id: UUID) -> list[Shape]:
    """One lease, with who lets it and where."""
    query = reach.in_words(mandate, Lease, _leases(mandate, LeasePublic))
    return [Shape(query.where(col(Lease.id) == lease_id), LeasePublic)]


def in_words(mandate: Mandate, lease_id: UUID) -> Query:
    """A lease of a case in sight, as its row, and whose case it is."""
    person_id = cases.person_in(mandate, col(Lease.case_id))
    return select(Lease, person_id).where(reach.seen(mandate, Lease), col(Lease.id) == lease_id)
