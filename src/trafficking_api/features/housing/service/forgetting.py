"""What of a search for a home is destroyed with its case, and what goes dark with a person (G-16)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.cases.service.forgetting import destroy, silence
from trafficking_api.features.housing.models import HousingApplication, HousingSearch, Lease
from trafficking_api.features.people.erasing import when_erased

#: Where their words are; what hangs on what comes first.
_WORDS: dict[Any, str] = dict.fromkeys((Lease, HousingApplication, HousingSearch), "details")


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy what was searched, applied for and signed in a case whose time is over."""
    return await destroy(mandate, _WORDS, case_id)


@when_erased
async def forget_words(mandate: Mandate, person_id: UUID) -> Iterable[UUID]:
    """Destroy the wishes, addresses and landlords of an erased person; the coded facts stay."""
    return await silence(mandate, _WORDS, person_id)
