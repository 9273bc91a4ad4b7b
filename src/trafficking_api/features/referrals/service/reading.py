"""Nobody reads in secret what was released: each reading is written down (G-12)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from trafficking_api.access.answers import Before
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import Disclosure, ReleaseRequest
from trafficking_api.features.referrals.service.contents import REASON
from trafficking_api.kit.errors import NotFound


def reading(mandate: Mandate) -> Before:
    """Write down what is read of a disclosure; its sender reads only that there is one."""

    def before(found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
        mandate.saw(Disclosure.recorded_as, [id_ for id_, hidden in found if "_key" in hidden])

    return before


async def note_proposal(mandate: Mandate, referral_id: UUID) -> None:
    """Write down whose release is judged: its reason tells of her. Raises NotFound."""
    row = (await mandate.session.execute(queries.proposed_of(mandate, referral_id))).one_or_none()
    if row is None:
        raise NotFound
    mandate.saw(ReleaseRequest.recorded_as, [referral_id])
    mandate.saw("person", [row[0]] if row[0] else [], REASON)
