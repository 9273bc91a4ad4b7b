"""SELECTs about the dwellings that somebody applies for."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.housing.models import HousingApplication
from trafficking_api.features.housing.queries.money import money
from trafficking_api.features.housing.schemas.application import (
    HousingApplicationBrief,
    HousingApplicationFilter,
    HousingApplicationPublic,
)
from trafficking_api.features.housing.states import APPLICATION, OPEN_APPLICATION
from trafficking_api.kit.read import Query, Shape


def _applications(mandate: Mandate, wire: type[HousingApplicationBrief]) -> Query:
    sides = reach.sides(mandate, Permission.HOUSING_SEARCHES_COMMAND)
    derived = {
        "monthly_rent": money(col(HousingApplication.monthly_rent_minor), col(HousingApplication.currency)),
        "allowed_commands": APPLICATION.allowed_sql(col(HousingApplication.status), sides),
    }
    query = select(*reach.columns(HousingApplication, wire.model_fields, derived))
    return query.where(reach.seen(mandate, HousingApplication))


def applications(mandate: Mandate, wanted: HousingApplicationFilter) -> Shape:
    """The applications of cases in sight, without an address."""
    names = ("case_id", "search_id", "status", "discrimination_noted")
    query = reach.filtered(
        _applications(mandate, HousingApplicationBrief), HousingApplication, wanted, *names
    )
    return Shape(query, HousingApplicationBrief)


def application(mandate: Mandate, application_id: UUID) -> list[Shape]:
    """One application, with the address."""
    query = reach.in_words(mandate, HousingApplication, _applications(mandate, HousingApplicationPublic))
    return [Shape(query.where(col(HousingApplication.id) == application_id), HousingApplicationPublic)]


def application_of(mandate: Mandate, case_id: UUID, application_id: UUID) -> Select[HousingApplication]:
    """An application of this case, held as it is."""
    query = select(HousingApplication).where(
        col(HousingApplication.organisation_id) == mandate.organisation_id,
        col(HousingApplication.case_id) == case_id,
        col(HousingApplication.id) == application_id,
    )
    return query.with_for_update(read=True)


def still_open(mandate: Mandate, search_id: UUID) -> Select[HousingApplication]:
    """The applications of a search that may still become her home, held."""
    query = select(HousingApplication).where(
        col(HousingApplication.organisation_id) == mandate.organisation_id,
        col(HousingApplication.search_id) == search_id,
        col(HousingApplication.status).in_(OPEN_APPLICATION),
    )
    return query.order_by(col(HousingApplication.id)).with_for_update()
