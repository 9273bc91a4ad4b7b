"""SELECTs about cases of one household."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy import case as sql_case
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import HouseholdCase
from trafficking_api.features.cases.queries.children import sides
from trafficking_api.features.cases.queries.sight import seen
from trafficking_api.features.cases.schemas.household import HouseholdCasePublic, HouseholdFilter
from trafficking_api.features.cases.states import LINK
from trafficking_api.kit.read import Shape


def household(mandate: Mandate, case_id: UUID, wanted: HouseholdFilter | None = None) -> Shape:
    """The links of a case to others of its household, as far as the caller may see both."""
    one, other = col(HouseholdCase.one_id), col(HouseholdCase.other_id)
    from_one = one == case_id
    derived = {
        "case_id": sql_case((from_one, other), else_=one),
        "allowed_commands": LINK.allowed_sql(col(HouseholdCase.status), sides(mandate)),
    }
    columns = [
        derived[name].label(name) if name in derived else col(getattr(HouseholdCase, name))
        for name in HouseholdCasePublic.model_fields
    ]
    query = select(*columns).where(
        col(HouseholdCase.organisation_id) == mandate.organisation_id,
        or_(from_one, other == case_id),
        and_(seen(mandate, one), seen(mandate, other)),
    )
    if wanted and wanted.status:
        query = query.where(col(HouseholdCase.status).in_(wanted.status))
    return Shape(query, HouseholdCasePublic)


def household_case(mandate: Mandate, case_id: UUID, link_id: UUID) -> list[Shape]:
    """One link."""
    shape = household(mandate, case_id)
    return [Shape(shape.query.where(col(HouseholdCase.id) == link_id), shape.wire)]
