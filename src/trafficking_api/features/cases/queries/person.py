"""Whose case it is, and which cases are hers: for what is kept under her own key."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.queries.sight import mine


def person_of(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """The person of a case that the caller may see; no row when she sees none, null while nobody is named."""
    return select(col(Case.person_id)).where(mine(mandate, case_id))


def kept_person_of(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """The person of a case; the case is kept as it is until this transaction ends, whoever may see it."""
    query = select(col(Case.person_id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id
    )
    return query.with_for_update(read=True, key_share=True)


def merged(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """Into which case this one was merged."""
    return select(col(Case.merged_into_id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id
    )


def of_person(mandate: Mandate, person_id: UUID) -> Select[UUID]:
    """All cases of a person, whoever may see them."""
    return select(col(Case.id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.person_id) == person_id
    )
