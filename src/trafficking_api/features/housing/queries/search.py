"""SELECTs about searches for a home."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.housing.models import HousingSearch
from trafficking_api.features.housing.queries.money import money
from trafficking_api.features.housing.schemas.search import (
    HousingSearchBrief,
    HousingSearchFilter,
    HousingSearchPublic,
)
from trafficking_api.features.housing.states import SEARCH
from trafficking_api.kit.read import Query, Shape


def _searches(mandate: Mandate, wire: type[HousingSearchBrief]) -> Query:
    sides = reach.sides(mandate, Permission.HOUSING_SEARCHES_COMMAND)
    derived = {
        "rent_ceiling": money(col(HousingSearch.rent_ceiling_minor), col(HousingSearch.currency)),
        "allowed_commands": SEARCH.allowed_sql(col(HousingSearch.status), sides),
    }
    query = select(*reach.columns(HousingSearch, wire.model_fields, derived))
    return query.where(reach.seen(mandate, HousingSearch))


def searches(mandate: Mandate, wanted: HousingSearchFilter) -> Shape:
    """The searches of cases in sight, without her wishes."""
    query = _searches(mandate, HousingSearchBrief)
    return Shape(reach.filtered(query, HousingSearch, wanted, "case_id", "status"), HousingSearchBrief)


def search(mandate: Mandate, search_id: UUID) -> list[Shape]:
    """One search, with her wishes."""
    query = reach.in_words(mandate, HousingSearch, _searches(mandate, HousingSearchPublic))
    return [Shape(query.where(col(HousingSearch.id) == search_id), HousingSearchPublic)]


def locked(mandate: Mandate, search_id: UUID) -> Select[HousingSearch]:
    """A search of a case that is held, held too."""
    own = col(HousingSearch.organisation_id) == mandate.organisation_id
    return select(HousingSearch).where(own, col(HousingSearch.id) == search_id).with_for_update()


def search_of(mandate: Mandate, case_id: UUID, search_id: UUID) -> Select[UUID]:
    """The id of a search of this case."""
    return select(col(HousingSearch.id)).where(
        col(HousingSearch.organisation_id) == mandate.organisation_id,
        col(HousingSearch.case_id) == case_id,
        col(HousingSearch.id) == search_id,
    )


def case_of(mandate: Mandate, search_id: UUID) -> Select[UUID]:
    """The case of a search, if the caller may change it."""
    return select(col(HousingSearch.case_id)).where(
        col(HousingSearch.organisation_id) == mandate.organisation_id,
        col(HousingSearch.id) == search_id,
        cases.workable(mandate, col(HousingSearch.case_id)),
    )
