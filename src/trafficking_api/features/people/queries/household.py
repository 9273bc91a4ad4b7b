"""SELECTs about the people of one household."""

from uuid import UUID

from sqlalchemy import Uuid, case, literal, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people.models import HouseholdLink
from trafficking_api.features.people.queries.person import seen
from trafficking_api.features.people.rules import INVERSE
from trafficking_api.features.people.schemas import HouseholdLinkPublic
from trafficking_api.kit.read import Shape


def household(mandate: Mandate, person_id: UUID) -> Shape:
    """The people of her household whom the caller may see, from her side."""
    from_here = col(HouseholdLink.person_id) == person_id
    other = case((from_here, col(HouseholdLink.other_id)), else_=col(HouseholdLink.person_id))
    relation = col(HouseholdLink.relation)
    turned = case(INVERSE, value=relation, else_=relation)
    query = select(
        col(HouseholdLink.id),
        col(HouseholdLink.version),
        literal(person_id, Uuid).label("person_id"),
        other.label("other_id"),
        case((from_here, relation), else_=turned).label("relation"),
        col(HouseholdLink.created_at),
    ).where(
        col(HouseholdLink.organisation_id) == mandate.organisation_id,
        or_(from_here, col(HouseholdLink.other_id) == person_id),
        seen(mandate, literal(person_id, Uuid)),
        seen(mandate, other),
    )
    return Shape(query, HouseholdLinkPublic)


def household_link(mandate: Mandate, person_id: UUID, link_id: UUID) -> list[Shape]:
    """One link of hers, from her side."""
    shape = household(mandate, person_id)
    return [Shape(shape.query.where(col(HouseholdLink.id) == link_id), shape.wire)]
