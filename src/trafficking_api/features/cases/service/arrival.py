"""A case that is opened because a person arrives by a referral."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.schemas.case import CaseFacts
from trafficking_api.features.cases.service.case import assign
from trafficking_api.features.cases.service.whose import flush_or_refuse


@dataclass(frozen=True)
class Provenance:
    """Where a case comes from, and whether the support comes with it (a transfer) or stays (a referral)."""

    from_organisation_id: UUID
    from_referral_id: UUID
    is_owner: bool


async def open_for_arrival(
    mandate: Mandate, facts: Mapping[str, Any], person_id: UUID, worker_id: UUID, *, provenance: Provenance
) -> UUID:
    """Open a case in intake, in the tenant where the person arrives; the facts are as they travelled.

    The person and the worker are of this tenant: the caller has made or checked them. Raises
    PersonHasOpenCase.
    """
    told = CaseFacts.model_validate(dict(facts)).model_dump()
    case = Case(
        organisation_id=mandate.organisation_id,
        opened_on=mandate.today(),
        person_id=person_id,
        is_owner=provenance.is_owner,
        from_organisation_id=provenance.from_organisation_id,
        from_referral_id=provenance.from_referral_id,
        **told,
        **mandate.stamps(),
    )
    mandate.started(case, case.status)
    assign(mandate, case.id, worker_id)
    await flush_or_refuse(mandate)
    return case.id
